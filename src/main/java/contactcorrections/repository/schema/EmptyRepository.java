package contactcorrections.repository.schema;

import contactcorrections.disk.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job repository without runs, as Flyway makes one in an H2 file. A new repository begins as a copy of it: making the tables
 * anew takes a quarter of the time to the first call.
 */
public final class EmptyRepository {

    static final String RESOURCE = "/db/empty-repository.mv.db";

    /** H2's settings in a URL may make another file of it, as encryption does. */
    private static final Pattern PLAIN_FILE = Pattern.compile("jdbc:h2:file:(/[^;]+)");

    private EmptyRepository() {}

    /**
     * Makes the file of a repository that is not there yet. Where that fails, H2 finds no file and says why it can make none.
     *
     * @param url the repository's URL as it was given
     */
    public static void copyTo(String url) {
        Path file = file(url).orElse(null);
        if (file == null || Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path copy = PrivateFolder.makeFile(file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid()));
            try {
                write(copy);
                // Unlike a move, a link never takes the place of the file that another process has just made.
                Files.createLink(file, copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // H2 is next.
        }
    }

    private static Optional<Path> file(String url) {
        Matcher plain = PLAIN_FILE.matcher(url);
        try {
            return plain.matches() ? Optional.of(Path.of(plain.group(1) + ".mv.db")) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static void write(Path file) throws IOException {
        try (InputStream empty = Objects.requireNonNull(EmptyRepository.class.getResourceAsStream(RESOURCE));
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(empty.readAllBytes());
            // A disk that fills up takes a part, and refuses the rest only.
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
