package contactcorrections.command;

import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.StopCause;
import contactcorrections.job.ExitState;
import contactcorrections.job.JobConfiguration;
import contactcorrections.job.SettingsInForce;
import contactcorrections.outcome.OutcomeConfiguration;
import contactcorrections.outcome.RepositoryConfiguration;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The Spring application: the job repository, and what runs jobs on it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RepositoryConfiguration.class, OutcomeConfiguration.class, JobConfiguration.class})
class Application implements AutoCloseable {

    /** H2: "Database may be already in use". */
    private static final int ALREADY_OPEN = 90020;

    private static final String URL = "spring.datasource.url";

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens the job repository.
     *
     * @throws CommandException if it cannot be opened, or another process has it
     */
    static Application start(Settings settings, ConnectTarget target, boolean stacktrace) {
        ConfigurableEnvironment environment = settings.environment();
        if (!environment.containsProperty(URL)) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("url", Map.of(URL, DefaultRepository.url())));
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "defaults",
                        Map.of(
                                "spring.config.location",
                                "classpath:/",
                                "logging.config",
                                settings.get(CommandSettings.class).log() == CommandSettings.Log.JSON
                                        ? "classpath:logback-json.xml"
                                        : "classpath:logback-spring.xml",
                                "program.log-level",
                                stacktrace ? "DEBUG" : "OFF")));
        var spring = new SpringApplication(Application.class);
        spring.setEnvironment(environment);
        spring.addInitializers(context -> register((GenericApplicationContext) context, settings, target));
        try {
            var application = new Application(spring.run());
            RepositoryOwner.note(environment.getProperty("spring.datasource.url", ""));
            return application;
        } catch (RuntimeException e) {
            throw explained(e, environment.getProperty(URL, ""));
        }
    }

    private static void register(GenericApplicationContext context, Settings settings, ConnectTarget target) {
        context.registerBean(ConnectTarget.class, () -> target);
        context.registerBean(SettingsInForce.class, () -> SettingsShown.of(settings));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static CommandException explained(RuntimeException failure, String url) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return new CommandException(
                        ExitState.ALREADY_RUNNING,
                        "The job repository %s is in use by another process%s, and H2 serves one at a time. %s"
                                .formatted(
                                        withoutSettings(url),
                                        RepositoryOwner.of(url)
                                                .map(owner -> " (" + owner.inWords() + ")")
                                                .orElse(""),
                                        "Wait for it to end, or use PostgreSQL (SPRING_DATASOURCE_URL)."),
                        failure);
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return new CommandException(
                        ExitState.FAILED,
                        "The job repository %s cannot be opened (SQL state %s). Check SPRING_DATASOURCE_URL, and that it is up."
                                .formatted(withoutSettings(url), sql.getSQLState()),
                        failure);
            }
        }
        if (root(failure) instanceof OutOfMemoryError error) {
            return new CommandException(
                    ExitState.FAILED, StopCause.CannotGoOn.of(error).message(), failure);
        }
        return new CommandException(
                ExitState.FAILED,
                "The program could not start (%s); --stacktrace shows more."
                        .formatted(root(failure).getClass().getSimpleName()),
                failure);
    }

    /** A database's URL may carry a password behind its name. */
    private static String withoutSettings(String url) {
        return url.replaceFirst("[;?].*", "");
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
