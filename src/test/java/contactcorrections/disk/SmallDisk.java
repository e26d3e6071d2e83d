package contactcorrections.disk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes in memory, which can be filled up. */
public final class SmallDisk implements AutoCloseable {

    private static final int KILOBYTES = 4 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where nothing can be mounted. */
    public static SmallDisk mount(Path folder) throws IOException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + KILOBYTES + "k", "tmpfs", folder.toString()) == 0,
                "Takes the right to mount a file system");
        return new SmallDisk(folder);
    }

    /** Fills it up but for so many kilobytes. */
    public void leave(int kilobytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace() / 1024;
        Files.write(folder.resolve("filler"), new byte[(int) Math.max(0, free - kilobytes) * 1024]);
    }

    /** Puts in a larger one, with all that is on it. */
    public void grow() throws IOException {
        run("mount", "-o", "remount,size=" + 100 * KILOBYTES + "k", folder.toString());
    }

    private static int run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        run("umount", folder.toString());
    }
}
