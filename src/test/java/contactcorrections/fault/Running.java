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
    private final Path out;
    private final Path err;

    Running(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a signal: KILL, TERM, INT, STOP, CONT. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    Ended kill() throws IOException, InterruptedException {
        signal("KILL");
        return ended();
    }

    Ended ended() throws IOException, InterruptedException {
        return endedWithin(LONGEST);
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

    /** Waits until something is said on standard error. */
    void awaitSaid(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.readString(err).contains(text)) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("says \"%s\"; it said: %s", text, Files.readString(err))
                    .isTrue();
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * How it ended.
     *
     * @param code the exit code, 128 and the signal's number where a signal ended it
     */
    record Ended(int code, String out, String err) {}
}
