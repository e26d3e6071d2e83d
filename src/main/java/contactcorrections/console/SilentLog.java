package contactcorrections.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Nothing is logged before Spring sets up the log, nor by commands that do without Spring. Logback by itself would write
 * libraries' warnings to standard output, which is for the result.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class SilentLog extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        log.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
