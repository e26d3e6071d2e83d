package contactcorrections.bench;

import contactcorrections.standin.Call;
import contactcorrections.standin.Call.Operation;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.Reply;
import contactcorrections.standin.Script;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes when each update arrived at the stand-in for Connect. */
final class TimedConnect implements AutoCloseable {

    static final Reply ACCEPTED = identified(Reply.status(200));
    static final Reply THROTTLED = identified(Reply.error(429, "ThrottlingException"));
    static final Reply DENIED = identified(Reply.error(403, "AccessDeniedException"));
    static final Reply FAILED = identified(Reply.error(500, "InternalServiceException"));

    private static final int MOST_CALLS = 4_000_000;

    private final ConnectStandIn connect;
    private final Script script;
    private final long[] arrivals = new long[MOST_CALLS];
    private final AtomicInteger calls = new AtomicInteger();

    private TimedConnect(Script script) throws IOException {
        this.script = script;
        this.connect = ConnectStandIn.forgetful(this::answer);
    }

    private static Reply identified(Reply reply) {
        return reply.with("x-amzn-RequestId", "6f3e8a52-0c1d-4b7e-9a55-3d2f1c0b9e88");
    }

    /** A server that accepts every call at once. */
    static TimedConnect start() throws IOException {
        return start(ACCEPTED);
    }

    static TimedConnect start(Script script) throws IOException {
        return new TimedConnect(script);
    }

    /**
     * Answers reads so; where they are accepted, it tells that each contact holds this.
     *
     * @param state an object as UpdateContact takes it
     */
    void reads(Script describing, Script listing, String state) {
        connect.on(Operation.DESCRIBE_CONTACT, describing);
        connect.on(Operation.LIST_CONTACT_REFERENCES, listing);
        connect.everyContactHolds(state);
    }

    private Reply answer(Call call) throws InterruptedException {
        arrivals[calls.getAndIncrement()] = System.nanoTime();
        return script.answer(call);
    }

    String uri() {
        return connect.uri().toString();
    }

    /** Forgets the calls so far. */
    void reset() {
        calls.set(0);
    }

    int calls() {
        return calls.get();
    }

    /** When the n-th call arrived, as {@link System#nanoTime()}; the first is number 0. */
    long arrival(int call) {
        return arrivals[call];
    }

    /** Seconds between the first call and the last. */
    double seconds() {
        return (arrivals[calls() - 1] - arrivals[0]) / 1e9;
    }

    /** Calls per second from one share of the calls to another. */
    double rate(double from, double to) {
        int first = (int) (from * (calls() - 1));
        int last = (int) (to * (calls() - 1));
        return (last - first) * 1e9 / (arrivals[last] - arrivals[first]);
    }

    /** Waits for the first call of a process; the result is when it arrived. */
    long firstCall(Child caller) throws IOException, InterruptedException {
        while (calls() == 0) {
            caller.requireRunning();
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return arrivals[0];
    }

    /** The moments of all calls so far. */
    long[] arrivals() {
        return Arrays.copyOf(arrivals, calls());
    }

    @Override
    public void close() throws IOException {
        connect.close();
    }
}
