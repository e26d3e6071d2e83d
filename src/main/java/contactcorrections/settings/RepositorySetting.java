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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Where the job repository is: at the URL that is set, else in an H2 file in the user's home. */
public final class RepositorySetting {

    /** Spring's own setting. */
    public static final String URL = "spring.datasource.url";

    private static final String FORM =
            "expected jdbc:postgresql://HOST:PORT/DATABASE, with the user in SPRING_DATASOURCE_USERNAME and the password in SPRING_DATASOURCE_PASSWORD";

    /** A URL as libpq and many tools take it, with or without user and password. */
    private static final Pattern OF_OTHER_TOOLS =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:[^@/?]*@)?([^@/?]*)/([^@/?]*)(?:\\?[^@]*)?");

    private static final String WAYS_OUT =
            "Set HOME to a folder that this user can write to and that is kept, or SPRING_DATASOURCE_URL to a database.";

    private RepositorySetting() {}

    /**
     * Sets the URL where none is set, and refuses one that no driver knows before it is tried or shown.
     *
     * @throws UsageException saying what to write; neither user nor password is repeated
     * @throws CommandException if none is set and this user has no home that it can be in
     */
    public static void require(ConfigurableEnvironment environment) {
        if (environment.containsProperty(URL)) {
            requireKnown(environment.getProperty(URL, ""));
        } else {
            environment.getPropertySources().addLast(new MapPropertySource("url", Map.of(URL, url())));
        }
    }

    private static void requireKnown(String url) {
        String wrong = null;
        if (!url.startsWith("jdbc:")) {
            wrong = "it does not begin with jdbc:";
        } else if (url.startsWith("jdbc:postgres:")) {
            wrong = "it begins with jdbc:postgres:";
        } else if (url.startsWith("jdbc:postgresql:") && url.split("[;?]", 2)[0].contains("@")) {
            wrong = "it has a user in it";
        }
        if (wrong != null) {
            throw new UsageException("SPRING_DATASOURCE_URL is not accepted: %s; %s".formatted(wrong, expected(url)));
        }
    }

    private static String expected(String url) {
        Matcher parts = OF_OTHER_TOOLS.matcher(url);
        return parts.matches()
                ? FORM.replace("HOST:PORT", parts.group(1)).replace("DATABASE", parts.group(2))
                : FORM + ", or jdbc:h2:file:PATH";
    }

    private static String url() {
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
