package contactcorrections.report.destination;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that appears under its name only once it is complete; until then nothing that has the name is touched. */
public final class PendingFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Path target;
    private final Path pending;
    private final FileChannel channel;
    private final OutputStream out;

    /** Files made this way are for their owner alone where the file system knows modes. */
    public PendingFile(Path target) {
        try {
            this.target = target;
            this.pending = Files.createTempFile(target.toAbsolutePath().getParent(), ".", ".part");
            this.channel = FileChannel.open(pending, StandardOpenOption.WRITE);
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes itself. */
    @FunctionalInterface
    public interface Part {
        void copyTo(OutputStream out) throws IOException;
    }

    public void write(byte[] bytes) {
        write(to -> to.write(bytes));
    }

    public void write(Part part) {
        try {
            part.copyTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what was written durable. */
    public void force() {
        try {
            out.flush();
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes what was written durable and moves it into place. */
    public void complete() {
        force();
        try {
            channel.close();
            moveIntoPlace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveIntoPlace() throws IOException {
        try {
            Files.move(pending, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(pending, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Gives the file up unless it is complete. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(pending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
