package contactcorrections.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that is measured. */
final class Child implements AutoCloseable {

    private static final long GLANCE_MILLIS = 20;

    private final Process process;
    private final Path output;
    private final long startedAt;

    private Child(Process process, Path output, long startedAt) {
        this.process = process;
        this.output = output;
        this.startedAt = startedAt;
    }

    /**
     * What a process took.
     *
     * @param exit its exit code
     * @param seconds from its start to its end
     * @param peakMegabytes the most memory that it had resident
     */
    record Ended(int exit, double seconds, double peakMegabytes, String output) {

        /** Fails unless the process ended so. */
        Ended require(int expected) {
            if (exit != expected) {
                throw new IllegalStateException("Exit code %s instead of %s:%n%s".formatted(exit, expected, output));
            }
            return this;
        }

        /** What it said last; the JVM's own warnings may stand before it. */
        double number() {
            return Double.parseDouble(
                    output.lines().reduce((before, last) -> last).orElseThrow());
        }
    }

    static Child start(List<String> command, Path folder, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(AWS|SPRING|CORRECTIONS|JAVA_TOOL|MAVEN)_.*"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        long startedAt = System.nanoTime();
        return new Child(builder.start(), output, startedAt);
    }

    /** When it was started, as {@link System#nanoTime()}. */
    long startedAt() {
        return startedAt;
    }

    /** Fails if it has ended already. */
    void requireRunning() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It has ended too early:\n" + Files.readString(output));
        }
    }

    Ended await() throws IOException, InterruptedException {
        long peakKilobytes = 0;
        while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
            peakKilobytes = Math.max(peakKilobytes, peakKilobytes());
        }
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return new Ended(process.exitValue(), seconds, peakKilobytes / 1024.0, Files.readString(output));
    }

    private long peakKilobytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
