package contactcorrections.run;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an input is applied to. A rehearsal, another instance or another Region has outcomes of its own.
 *
 * @param region the AWS Region, {@value #SIMULATED} for a rehearsal
 * @param endpoint an address that stands in for the Region's own, {@value #REGIONAL} where none does; null if an input was
 *     begun before endpoints were recorded
 * @param instanceId the Connect instance of rows that name none, null if each has to name its own
 */
public record Target(
        String region, @Nullable String endpoint, @Nullable String instanceId) {

    /** The Region of a rehearsal. */
    public static final String SIMULATED = "simulated";

    private static final String REGIONAL = "regional";
    private static final int LONGEST_REGION = 100;
    private static final int LONGEST_ENDPOINT = 2_048;

    /** A simulator that lives no longer than the process that calls it, so that its address says nothing. */
    public static Target simulated(@Nullable String instanceId) {
        return new Target(SIMULATED, REGIONAL, instanceId);
    }

    /**
     * The Connect of a Region.
     *
     * @param endpoint an address that stands in for the Region's own, null if none does
     */
    public static Target of(String region, @Nullable URI endpoint, @Nullable String instanceId) {
        return new Target(region, endpoint == null ? REGIONAL : normalised(endpoint, region), instanceId);
    }

    private static String normalised(URI endpoint, String region) {
        String host = String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
        if (host.matches("connect\\.%s\\.amazonaws\\.com(\\.cn)?".formatted(region))) {
            return REGIONAL;
        }
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        String path = endpoint.getPath() == null ? "" : endpoint.getPath().replaceFirst("/+$", "");
        return String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT) + "://" + host + port + path;
    }

    /** Whether it is a rehearsal: nothing that is sent reaches Amazon Connect. */
    public boolean isSimulated() {
        return region.equals(SIMULATED);
    }

    /** Whether it fits into the job repository, as every Region and every address does that can be called. */
    public boolean isRecordable() {
        return region.length() <= LONGEST_REGION && (endpoint == null || endpoint.length() <= LONGEST_ENDPOINT);
    }

    /** The address that stands in for the Region's own, null if none does or it is not known. */
    public @Nullable String endpointOverride() {
        return REGIONAL.equals(endpoint) ? null : endpoint;
    }

    /** Identifies it among others; stays the same whatever the words for people become. */
    public String key() {
        return "region=%s endpoint=%s instance=%s"
                .formatted(region, endpoint == null ? "" : endpoint, instanceId == null ? "" : instanceId);
    }

    /** For people. */
    public String inWords() {
        String at = endpointOverride() == null ? "" : " at " + endpointOverride();
        return region + at + (instanceId == null ? "" : ", instance " + instanceId);
    }
}
