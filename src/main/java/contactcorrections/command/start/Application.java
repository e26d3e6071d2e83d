package contactcorrections.command.start;

import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.CommandSettings;
import contactcorrections.job.JobConfiguration;
import contactcorrections.outcome.OutcomeConfiguration;
import contactcorrections.repository.RepositoryConfiguration;
import contactcorrections.settings.CommandException;
import contactcorrections.settings.RepositoryOwner;
import contactcorrections.settings.RepositoryProblem;
import contactcorrections.settings.RepositorySetting;
import contactcorrections.settings.Settings;
import contactcorrections.trace.TraceConfiguration;
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
@Import({RepositoryConfiguration.class, OutcomeConfiguration.class, JobConfiguration.class, TraceConfiguration.class})
public class Application implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens the job repository.
     *
     * @throws CommandException if it cannot be opened, or another process has it
     */
    public static Application start(Settings settings, ConnectTarget target, boolean stacktrace) {
        ConfigurableEnvironment environment = settings.environment();
        RepositorySetting.require(environment);
        var problem = new RepositoryProblem(environment);
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
        spring.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(ConnectTarget.class, () -> target));
        try {
            var application = new Application(spring.run());
            RepositoryOwner.note(environment.getProperty(RepositorySetting.URL, ""));
            return application;
        } catch (RuntimeException e) {
            throw problem.explain(e);
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
