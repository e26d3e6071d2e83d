package contactcorrections.input;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A local file of corrections, decompressed when its name ends in {@code .gz}. */
public final class FileInput implements Input {

    private static final int BUFFER_BYTES = 1 << 16;

    /** The bits of a Unix mode that tell the kind of a file. */
    private static final int MODE_OF_KIND = 0170000;

    private final Path path;
    private final Stamp stamp;
    private @Nullable String fingerprint;

    private FileInput(Path path, Stamp stamp) {
        this.path = path;
        this.stamp = stamp;
    }

    /**
     * Finds the file; what is read later must still be what is there now.
     *
     * @throws InputException if it is missing, no regular file, or not readable
     */
    public static FileInput of(Path path) {
        try {
            // Before its real path: that of a pipe or socket is no path.
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new InputException("%s: %s".formatted(path, whyNotAFile(path)));
            }
            Path real = path.toRealPath();
            if (!Files.isReadable(real)) {
                throw new InputException("%s: no permission to read it; give this user read access".formatted(path));
            }
            if (!isNamedByItsText(real)) {
                throw new InputException(
                        "%s: its name is no text in the encoding of this locale, %s; set LC_ALL=C.UTF-8, or rename it"
                                .formatted(path, System.getProperty("sun.jnu.encoding")));
            }
            return new FileInput(real, Stamp.of(attributes));
        } catch (IOException e) {
            throw InputException.cannotRead(path.toString(), e);
        }
    }

    /** Looks at it without opening it: opening a pipe waits for a writer. */
    private static String whyNotAFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return "a folder, expected a file; name a file in it";
        }
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        int mode = unix ? (Integer) Files.getAttribute(path, "unix:mode") : 0;
        String kind = switch (mode & MODE_OF_KIND) {
            case 0010000 -> "pipe";
            case 0140000 -> "socket";
            default -> "device";
        };
        return "a %s, expected a file, since it is read more than once; save what it gives to a file first, and name that"
                .formatted(kind);
    }

    /** A later run finds the file by its location, which is text. */
    private static boolean isNamedByItsText(Path real) {
        try {
            return Path.of(real.toString()).equals(real);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public String location() {
        return path.toString();
    }

    /** Of the real path, not of a link to it: an input that is found again by its location has the same name. */
    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public synchronized String fingerprint() {
        if (fingerprint == null) {
            fingerprint = "sha256:" + HexFormat.of().formatHex(sha256());
        }
        return fingerprint;
    }

    private byte[] sha256() {
        try (InputStream in = stored(0)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (IOException e) {
            throw InputException.cannotRead(location(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public InputStream open(long byteOffset) {
        requireUnchanged();
        return GzipContent.isNamed(name()) ? GzipContent.open(location(), stored(0), byteOffset) : stored(byteOffset);
    }

    private InputStream stored(long byteOffset) {
        try {
            InputStream in = new FileInputStream(path.toFile());
            in.skipNBytes(byteOffset);
            return new UnchangedStream(in);
        } catch (IOException e) {
            throw InputException.cannotRead(location(), e);
        }
    }

    @Override
    public void requireUnchanged() {
        try {
            if (!stamp.equals(Stamp.of(Files.readAttributes(path, BasicFileAttributes.class)))) {
                throw new InputException(
                        "%s: changed since this run began to read it; run again to take it as a new input"
                                .formatted(location()));
            }
        } catch (NoSuchFileException e) {
            throw new InputException(
                    "%s: gone since this run began to read it; put it back and run again".formatted(location()), e);
        } catch (IOException e) {
            throw InputException.cannotRead(location(), e);
        }
    }

    private record Stamp(
            long size, FileTime modified, @Nullable Object key) {

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    /** Checks after each read, so that no byte of a changed file becomes a row. */
    private final class UnchangedStream extends FilterInputStream {

        UnchangedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            requireUnchanged();
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            requireUnchanged();
            return read;
        }
    }
}
