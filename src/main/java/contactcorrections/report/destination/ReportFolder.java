package contactcorrections.report.destination;

import contactcorrections.disk.PrivateFolder;
import contactcorrections.run.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of one report, for its owner alone where the file system knows modes. */
public final class ReportFolder {

    public static final String SUMMARY = "summary.json";

    /** Those that speak of others come last. */
    private static final List<String> FILES =
            List.of("failed.csv", "succeeded.csv", "changes.csv", "planned.csv", "undo.csv", "summary.html", SUMMARY);

    /** With the id and a temporary name's ending, well below the 255 bytes that file systems allow. */
    private static final int MOST_NAME_BYTES = 160;

    /** What a small report takes. */
    private static final int PROBE_BYTES = 64 * 1024;

    private final Path path;

    private ReportFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes the folder unless it exists.
     *
     * @param reportTo the folder that keeps the reports; made as well
     * @param inputName short name of the input, whatever characters it has
     * @param id tells the reports of one input apart, such as the execution id
     */
    public static ReportFolder create(Path reportTo, String inputName, String id) {
        try {
            Files.createDirectories(reportTo);
            return new ReportFolder(PrivateFolder.make(resolve(reportTo, name(inputName, id))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tries whether a report can be written, and leaves nothing of it.
     *
     * @throws UncheckedIOException if it cannot
     */
    static void tryOut(Path reportTo, String inputName, String id) {
        ReportFolder folder = create(reportTo, inputName, id);
        try (PendingFile probe = folder.open("probe")) {
            probe.write(new byte[PROBE_BYTES]);
            probe.force();
        } finally {
            removeEmpty(folder.path);
        }
    }

    private static void removeEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            // An earlier report of the same name.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder's name: a single one that every common file system and every object store takes. */
    public static String name(String inputName, String id) {
        StringBuilder name = new StringBuilder();
        int bytes = 0;
        for (int codePoint : inputName.codePoints().toArray()) {
            String character = Character.toString(harmless(codePoint));
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_NAME_BYTES) {
                break;
            }
            name.append(name.isEmpty() && character.equals(".") ? "_" : character);
        }
        return name + "-" + id;
    }

    private static int harmless(int codePoint) {
        boolean harmful = "/\\:*?\"<>|".indexOf(codePoint) >= 0
                || !Wording.text(Character.toString(codePoint)).equals(Character.toString(codePoint));
        return harmful ? '_' : codePoint;
    }

    /** A locale such as C takes nothing but ASCII in paths. */
    static Path resolve(Path reportTo, String name) {
        try {
            return reportTo.resolve(name);
        } catch (InvalidPathException e) {
            return reportTo.resolve(name.replaceAll("[^\\x20-\\x7E]", "_"));
        }
    }

    public Path path() {
        return path;
    }

    /** The files of the report that are there, in the order in which they are to be moved elsewhere. */
    List<Path> files() {
        return FILES.stream().map(path::resolve).filter(Files::exists).toList();
    }

    /** Copies the files to the folder of the same report elsewhere. */
    ReportFolder copyTo(Path reportTo, String inputName, String id) {
        ReportFolder copy = create(reportTo, inputName, id);
        try {
            for (Path file : files()) {
                Files.copy(
                        file,
                        copy.path.resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    public PendingFile open(String file) {
        return new PendingFile(path.resolve(file));
    }

    public void write(String file, String text) {
        try (PendingFile pending = open(file)) {
            pending.write(text.getBytes(StandardCharsets.UTF_8));
            pending.complete();
        }
    }
}
