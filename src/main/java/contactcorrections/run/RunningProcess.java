package contactcorrections.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The process that does a run. */
public record RunningProcess(String host, long pid) {

    /** This one. */
    public static RunningProcess current() {
        return new RunningProcess(hostName(), ProcessHandle.current().pid());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
