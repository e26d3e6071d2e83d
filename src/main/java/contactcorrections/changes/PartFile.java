package contactcorrections.changes;

import contactcorrections.disk.PrivateFolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file of records that is appended to, and read at any place. A late interrupt by the SDK's timer does not harm it, as it would
 * harm a channel: that closes for all threads when it meets one of them.
 */
final class PartFile implements Closeable {

    private final String name;
    private final RandomAccessFile file;
    private long size;

    /** @param name as people are told it */
    PartFile(String name, RandomAccessFile file) throws IOException {
        this.name = name;
        this.file = file;
        this.size = file.length();
    }

    /** Makes a file that is appended to. */
    static PartFile create(Path path) throws IOException {
        return new PartFile(
                path.toString(),
                new RandomAccessFile(PrivateFolder.makeFile(path).toFile(), "rw"));
    }

    /** Opens a file to read it. */
    static PartFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw ChangeLogException.cannotRead(
                    path.toString(), "a link or a folder, expected a file; remove it", null);
        }
        if (!Files.isReadable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        return new PartFile(path.toString(), new RandomAccessFile(path.toFile(), "r"));
    }

    /** Makes a file in the system's folder for temporary files, which nobody else reads and which no end of this process leaves there. */
    static PartFile temporary() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path path = Files.createTempFile(folder, "contact-corrections-", ".csv");
            var file = new PartFile(path.toString(), new RandomAccessFile(path.toFile(), "rw"));
            unlink(path);
            return file;
        } catch (IOException e) {
            throw ChangeLogException.cannotKeep(folder.toString(), e);
        }
    }

    /** Where open files have to keep their names, it goes when the process ends in good order. */
    private static void unlink(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    String name() {
        return name;
    }

    synchronized long size() {
        return size;
    }

    /** Adds bytes at the end; if that fails, some of them may be there. */
    synchronized void append(byte[] bytes) throws IOException {
        file.seek(size);
        file.write(bytes);
        size += bytes.length;
    }

    /** Makes what was appended durable. */
    void force() throws IOException {
        file.getFD().sync();
    }

    synchronized void truncate(long length) throws IOException {
        file.setLength(length);
        size = length;
    }

    /** Reads into the buffer until it is full or the file ends; the result is the number of bytes. */
    synchronized int read(long offset, byte[] buffer, int from) throws IOException {
        file.seek(offset);
        int read = 0;
        while (from + read < buffer.length) {
            int more = file.read(buffer, from + read, buffer.length - from - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    /** Reads bytes that are there. */
    byte[] read(long offset, int length) {
        byte[] bytes = new byte[length];
        try {
            if (read(offset, bytes, 0) == length) {
                return bytes;
            }
        } catch (IOException e) {
            throw ChangeLogException.cannotRead(name, e);
        }
        throw ChangeLogException.cannotRead(name, "shorter than it was; put it back as it was and run again", null);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // What is to last was forced before.
        }
    }
}
