package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of the program. */
final class Running {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final int number;
    private final Endpoint endpoint;
    private final Path out;
    private final Path err;

    /** @param number by which the endpoint knows it */
    Running(Process process, int number, Endpoint endpoint, Path out, Path err) {
        this.process = process;
        this.number = number;
        this.endpoint = endpoint;
        this.out = out;
        this.err = err;
    }

    int number() {
        return number;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has made so many attempts itself, whatever other processes do. */
    void awaitOwnAttempts(int count) throws InterruptedException, IOException {
        assertThat(endpoint.await(count, attempt -> attempt.run() == number, LONGEST))
                .as("%d attempts of process %d; it said: %s", count, number, err())
                .isTrue();
    }

    /** Sends a signal: KILL, TERM, INT, STOP, CONT. */
    void signal(String name) throws IOException, InterruptedException {
        if (name.equals("CONT")) {
            endpoint.thaw();
        } else {
            endpoint.tally().fault();
        }
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (name.equals("STOP")) {
            endpoint.freeze();
        }
    }

    Ended kill() throws IOException, InterruptedException {
        signal("KILL");
        return ended();
    }

    Ended ended() throws IOException, InterruptedException {
        return endedWithin(LONGEST);
    }

    /** Whether it ends by itself in this time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end, and takes it for hung if it has not ended by then. */
    Ended endedWithin(Duration most) throws IOException, InterruptedException {
        boolean ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended)
                .as("ended within %s; it said: %s", most, Files.readString(err))
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits until it has made so many attempts, or has ended before that. */
    void awaitAttempts(int count, Endpoint endpoint) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && !endpoint.awaitAttempts(count, Duration.ofMillis(100))) {
            // An attempt wakes it up, an end does not.
            assertThat(System.nanoTime()).as("time for %d attempts", count).isLessThan(end);
        }
    }

    /** What it has said on standard error so far. */
    String err() throws IOException {
        return Files.readString(err);
    }

    /**
     * How it ended.
     *
     * @param code the exit code, 128 and the signal's number where a signal ended it
     */
    record Ended(int code, String out, String err) {}
}
