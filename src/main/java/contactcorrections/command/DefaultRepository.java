package contactcorrections.command;

import contactcorrections.job.ExitState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The job repository of those who name none: an H2 file in the user's home. */
final class DefaultRepository {

    private DefaultRepository() {}

    static String url() {
        return "jdbc:h2:file:" + folder().resolve("repository");
    }

    private static Path folder() {
        Path folder = home().resolve(".contact-corrections");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.createDirectory(
                            folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(folder);
                }
            }
        } catch (IOException e) {
            throw new CommandException(
                    ExitState.FAILED,
                    "The folder of the job repository, %s, cannot be made. Check the permissions of its parent, or set SPRING_DATASOURCE_URL."
                            .formatted(folder),
                    e);
        }
        return folder;
    }

    /**
     * What a shell calls {@code ~}. Java asks the user database instead, which knows no home of a container's user; an
     * explicit {@code -Duser.home} stands above both.
     */
    private static Path home() {
        String property = System.getProperty("user.home", "?");
        boolean explicit = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-Duser.home="));
        String variable = System.getenv("HOME");
        return Path.of(explicit || variable == null || variable.isBlank() ? property : variable);
    }
}
