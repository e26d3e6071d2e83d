package contactcorrections.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is that is no regular one. */
enum FileKind {
    FOLDER("folder"),
    PIPE("pipe"),
    SOCKET("socket"),
    DEVICE("device");

    /** The bits of a Unix mode that tell the kind. */
    private static final int KIND_BITS = 0170000;

    private final String word;

    FileKind(String word) {
        this.word = word;
    }

    /** Looks at it without opening it, which would wait for one who writes to a pipe. */
    static FileKind of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return FOLDER;
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return DEVICE;
        }
        int mode = (Integer) Files.getAttribute(path, "unix:mode");
        return switch (mode & KIND_BITS) {
            case 0010000 -> PIPE;
            case 0140000 -> SOCKET;
            default -> DEVICE;
        };
    }

    /** Why it is not taken, and what to do. */
    String refusal() {
        return this == FOLDER
                ? "a folder, expected a file; name a file in it"
                : "a %s, expected a file, since it is read more than once; save what it gives to a file first, and name that"
                        .formatted(word);
    }
}
