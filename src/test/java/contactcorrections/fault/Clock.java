package contactcorrections.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The time of day as a program sees it, which libfaketime shifts where it is installed, in mid-run too. */
final class Clock {

    private static final Optional<Path> LIBRARY = library();

    private final Path offset;

    /** @param folder keeps a file of it */
    Clock(Path folder) {
        offset = folder.resolve("clock");
    }

    static boolean canBeSet() {
        return LIBRARY.isPresent();
    }

    /** What a program is started through to look at this clock; what measures time is not shifted. */
    String[] launcher() throws IOException {
        set(0);
        return new String[] {
            "env",
            "--default-signal=INT",
            "LD_PRELOAD=" + LIBRARY.orElseThrow(),
            "FAKETIME_TIMESTAMP_FILE=" + offset,
            "FAKETIME_CACHE_DURATION=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            // Meant for other C libraries: with it, waits of the virtual machine return at once.
            "FAKETIME_FORCE_MONOTONIC_FIX=0"
        };
    }

    /** Sets it so many hours before or behind the real one; seen within a second. */
    void set(int hours) throws IOException {
        Path next = offset.resolveSibling("clock.next");
        Files.writeString(next, String.format(Locale.ROOT, "%+dh%n", hours));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<Path> library() {
        Path libraries = Path.of("/usr/lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(libraries)) {
            return folders.map(each -> each.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
