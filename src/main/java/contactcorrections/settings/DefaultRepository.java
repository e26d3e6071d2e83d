package contactcorrections.settings;

import contactcorrections.run.ExitState;
import contactcorrections.run.UsageException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The job repository of those who name none: an H2 file in the user's home. */
public final class DefaultRepository {

    private static final String WAYS_OUT =
            "Set HOME to a folder that this user can write to and that is kept, or SPRING_DATASOURCE_URL to a database.";

    private DefaultRepository() {}

    /** @throws CommandException if this user has no home that it can be in */
    public static String url() {
        return "jdbc:h2:file:" + in(home(System.getProperty("user.home"), System.getenv("HOME"), isExplicit()));
    }

    /** @throws CommandException if it cannot be made or written to */
    static Path in(Path home) {
        Path folder = home.resolve(".contact-corrections");
        try {
            if (!Files.isDirectory(folder)) {
                make(folder);
            }
        } catch (IOException e) {
            throw noRepository("cannot be made in the home folder " + home, e);
        }
        if (!Files.isWritable(folder)) {
            throw noRepository("cannot be written to " + folder, null);
        }
        return folder.resolve("repository");
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /**
     * What a shell calls {@code ~}. Java asks the user database instead, which knows no home of a container's user; an
     * explicit {@code -Duser.home} stands above both.
     *
     * @throws CommandException if there is none
     */
    static Path home(@Nullable String property, @Nullable String variable, boolean explicit) {
        String home = explicit || variable == null || variable.isBlank() ? property : variable;
        try {
            // Java says ? of a user that the user database does not know, Debian has /nonexistent for those without a
            // home.
            if (home != null && Path.of(home).isAbsolute() && !Path.of(home).startsWith("/nonexistent")) {
                return Path.of(home);
            }
        } catch (InvalidPathException e) {
            throw noRepository("has no place, as the home folder has " + UsageException.NO_PATH, e);
        }
        throw noRepository("has no place, as this user has no home folder", null);
    }

    private static boolean isExplicit() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-Duser.home="));
    }

    private static CommandException noRepository(String why, @Nullable Exception cause) {
        String message = "The job repository " + why + ". " + WAYS_OUT;
        return cause == null
                ? new CommandException(ExitState.FAILED, message)
                : new CommandException(ExitState.FAILED, message, cause);
    }
}
