package contactcorrections.settings;

import contactcorrections.run.ExitState;
import contactcorrections.run.StopCause;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.core.env.Environment;

/** Says why a job repository cannot be opened and what to do; never a password. */
public final class RepositoryProblem {

    /** H2: "Database may be already in use". */
    private static final int ALREADY_OPEN = 90020;

    private static final Pattern UNKNOWN_VERSION = Pattern.compile("not resolved locally: ([0-9.]*[0-9])");

    private final String url;
    private final String place;
    private final String user;

    public RepositoryProblem(Environment environment) {
        this.url = environment.getProperty(RepositorySetting.URL, "");
        this.place = url.replaceFirst("[;?].*", "");
        this.user = environment.getProperty("spring.datasource.username", "");
    }

    public CommandException explain(RuntimeException failure) {
        return find(failure, FlywayValidateException.class)
                .map(e -> failed(schema(e), failure))
                // Before what it made the database say.
                .or(() -> find(failure, OutOfMemoryError.class)
                        .map(e -> failed(StopCause.CannotGoOn.of(e).message(), failure)))
                .or(() -> find(failure, SQLException.class).map(e -> explain(e, failure)))
                .orElseGet(() -> failed(
                        "The program could not start (%s); --stacktrace shows more."
                                .formatted(root(failure).getClass().getSimpleName()),
                        failure));
    }

    private CommandException explain(SQLException sql, RuntimeException failure) {
        if (sql.getErrorCode() == ALREADY_OPEN) {
            return new CommandException(
                    ExitState.ALREADY_RUNNING,
                    "The job repository %s is in use by another process%s, and H2 serves one at a time. %s"
                            .formatted(
                                    place,
                                    RepositoryOwner.of(url)
                                            .map(owner -> " (" + owner.inWords() + ")")
                                            .orElse(""),
                                    "Wait for it to end, or use PostgreSQL (SPRING_DATASOURCE_URL)."),
                    failure);
        }
        return failed("The job repository %s %s".formatted(place, explain(sql)), failure);
    }

    private String explain(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return switch (state) {
            case "08001" -> "does not answer. Check the host and port in SPRING_DATASOURCE_URL, and that it is up.";
            case "28P01", "28000", "08004" ->
                "does not let user %s in (SQL state %s). Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
                        .formatted(user, state);
            case "3D000" ->
                "does not exist on this server. Create it (CREATE DATABASE), or check SPRING_DATASOURCE_URL.";
            case "42501" -> missingRight(String.valueOf(sql.getMessage()));
            default ->
                "cannot be opened (SQL state %s). Check SPRING_DATASOURCE_URL, and that it is up.".formatted(state);
        };
    }

    private String missingRight(String message) {
        if (message.contains("owner of") || message.contains("for table") || message.contains("for sequence")) {
            return "has tables that user %s does not own. Run it as their owner.".formatted(user);
        }
        Matcher schema = Pattern.compile("[?&]currentSchema=([A-Za-z0-9_]+)").matcher(url);
        return "does not let user %s create its tables. Let its owner run: GRANT CREATE, USAGE ON SCHEMA %s TO \"%s\";"
                .formatted(user, schema.find() ? schema.group(1) : "public", user);
    }

    private String schema(FlywayValidateException failure) {
        Matcher unknown = UNKNOWN_VERSION.matcher(String.valueOf(failure.getMessage()));
        return unknown.find()
                ? "The job repository %s was made by a newer version of this program: its schema has the version %s, which this one does not know. Use that version, or a repository of its own."
                        .formatted(place, unknown.group(1))
                : "The job repository %s has tables that differ from those that this program made. Restore it from a backup, or use another one (SPRING_DATASOURCE_URL)."
                        .formatted(place);
    }

    private static CommandException failed(String message, RuntimeException failure) {
        return new CommandException(ExitState.FAILED, message, failure);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
