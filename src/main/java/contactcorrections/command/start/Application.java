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
import java.util.List;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The Spring application: the job repository, and what runs jobs on it. Its beans are all named by its configurations: finding
 * out what else could be configured would double the time that it takes to start.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({RepositoryConfiguration.class, OutcomeConfiguration.class, JobConfiguration.class, TraceConfiguration.class})
public class Application implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private final RepositoryProblem problem;

    private Application(ConfigurableApplicationContext context, RepositoryProblem problem) {
        this.context = context;
        this.problem = problem;
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
        try {
            var application =
                    new Application(spring(settings, target, stacktrace).run(), problem);
            RepositoryOwner.note(environment.getProperty(RepositorySetting.URL, ""));
            return application;
        } catch (RuntimeException e) {
            throw problem.explain(e);
        }
    }

    private static SpringApplication spring(Settings settings, ConnectTarget target, boolean stacktrace) {
        ConfigurableEnvironment environment = settings.environment();
        var spring = new SpringApplication(Application.class);
        spring.setEnvironment(environment);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        // A command pays for the beans that it takes.
        spring.setLazyInitialization(true);
        spring.setListeners(DiagnosticLog.of(
                environment, settings.get(CommandSettings.class).log(), stacktrace));
        spring.setInitializers(List.of(
                context -> ((GenericApplicationContext) context).registerBean(ConnectTarget.class, () -> target)));
        return spring;
    }

    /**
     * A bean, which is made when it is asked for first.
     *
     * @throws CommandException if the job repository fails meanwhile
     */
    public <T> T get(Class<T> type) {
        try {
            return context.getBean(type);
        } catch (BeansException e) {
            throw problem.explain(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
