package contactcorrections.command.start;

import contactcorrections.console.CommandSettings.Log;
import java.util.List;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The log of the program and its libraries. It is set up only for those who ask for it, as that takes a while. */
final class DiagnosticLog {

    private DiagnosticLog() {}

    /**
     * What sets up the log when Spring starts.
     *
     * @param stacktrace whether the program's own log is to be shown
     */
    static List<ApplicationListener<?>> of(ConfigurableEnvironment environment, Log format, boolean stacktrace) {
        if (!stacktrace && !hasLevels(environment)) {
            // The JDK's would write warnings of libraries to standard error.
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            return List.of();
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "log",
                        Map.of(
                                "logging.config",
                                format == Log.JSON ? "classpath:logback-json.xml" : "classpath:logback-spring.xml",
                                "program.log-level",
                                stacktrace ? "DEBUG" : "OFF")));
        return List.of(new LoggingApplicationListener());
    }

    /** Levels may be set from outside, by LOGGING_LEVEL_ROOT=DEBUG or in a job definition. */
    private static boolean hasLevels(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .isBound();
    }
}
