package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.CommandSettings;
import contactcorrections.console.Console;
import contactcorrections.console.HelpDisplay;
import contactcorrections.console.StopTriggers;
import contactcorrections.console.TimeLimit;
import contactcorrections.history.RunStore;
import contactcorrections.input.Inputs;
import contactcorrections.launch.CurrentLaunch;
import contactcorrections.launch.JobSettings;
import contactcorrections.launch.WorkerRunner;
import contactcorrections.run.ExitState;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.settings.CommandException;
import contactcorrections.settings.RepositorySetting;
import contactcorrections.settings.SettingOptions;
import contactcorrections.settings.Settings;
import contactcorrections.workers.HelpedRuns;
import contactcorrections.workers.SharedRun;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code worker}: helps the runs of other processes. */
@Command(
        name = "worker",
        modelTransformer = SettingOptions.Telling.class,
        description = {
            "Helps whatever run is under way on the same PostgreSQL, and waits for the next one.",
            "All settings of a run come from there; Region, credentials and endpoints are those of this process."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:there was no work for --idle-exit",
            " 3:the job repository is away",
            "64:the command line or a setting is wrong"
        },
        footer = {"", "Example:", "  contact-corrections worker --idle-exit 1h"})
final class WorkerCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(WorkerCommand.class);

    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** How long a job repository is waited for that was there and is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Slots that are applied at once (${DEFAULT-VALUE}).")
    int threads;

    @Option(names = "--idle-exit", paramLabel = "D", description = "End after so long without work (never).")
    @Nullable
    Duration idleExit;

    private final StopSignal stop = new StopSignal();
    private final Set<Long> cannotHelp = new HashSet<>();
    private @Nullable CurrentLaunch current;

    @Override
    public Integer call() throws Exception {
        if (threads < 1 || threads > 64) {
            throw new UsageException("--threads: %s is not accepted, expected 1 to 64".formatted(threads));
        }
        var arguments = Arguments.of(spec, List.of());
        Settings settings = arguments.settings();
        requirePostgresql(settings);
        var console = Console.of(spec.commandLine(), settings.get(CommandSettings.class));
        try (var s3 = new S3Access();
                var waiting = Application.start(settings, new ConnectTarget(null), arguments.stacktrace())) {
            workUntilStopped(waiting, settings, new Inputs(s3), new HelpDisplay(console));
        }
        return ExitState.COMPLETED.code();
    }

    /** A process that is told to end waits until all is stored and closed. */
    private void workUntilStopped(Application waiting, Settings settings, Inputs inputs, HelpDisplay display)
            throws InterruptedException {
        var job = settings.get(JobSettings.class);
        StopTriggers stops =
                StopTriggers.arm(this::stop, job, TimeLimit.of(job, ZonedDateTime.now(ZoneId.systemDefault())));
        try {
            work(waiting, inputs, display);
            waiting.close();
        } finally {
            stops.close();
        }
    }

    private static void requirePostgresql(Settings settings) {
        String url = settings.environment().getProperty(RepositorySetting.URL, "");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UsageException("worker needs the PostgreSQL that the runs are on: set SPRING_DATASOURCE_URL to"
                    + " jdbc:postgresql://HOST:PORT/DATABASE, and its _USERNAME and _PASSWORD");
        }
    }

    /** The run that is helped is left in good order, and there is none after it. */
    private synchronized void stop(StopCause cause) {
        var left = new StopCause.LeftToOthers("This worker is stopped.");
        stop.raise(left);
        if (current != null) {
            current.stop(left);
        }
    }

    private synchronized void helps(@Nullable CurrentLaunch launch) {
        current = launch;
        if (launch != null) {
            stop.cause().ifPresent(launch::stop);
        }
    }

    private void work(Application waiting, Inputs inputs, HelpDisplay display) throws InterruptedException {
        HelpedRuns runs = waiting.get(HelpedRuns.class);
        display.waits();
        long idleSince = System.nanoTime();
        Long awaySince = null;
        while (!stop.isRaised() && !isIdleTooLong(idleSince)) {
            try {
                Optional<SharedRun> next = runs.next(cannotHelp);
                awaySince = null;
                if (next.isPresent()) {
                    help(next.get(), waiting, inputs, display);
                    idleSince = System.nanoTime();
                } else {
                    pause();
                }
            } catch (RuntimeException e) {
                requireOfDatabase(e);
                awaySince = awaySince == null ? Long.valueOf(System.nanoTime()) : awaySince;
                requirePatience(awaySince, e);
                pause();
            }
        }
        leave(runs);
    }

    /** A bean that cannot be made because a connection broke says so in its cause alone. */
    private static void requireOfDatabase(RuntimeException failure) {
        boolean isOfDatabase = Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof SQLException
                        || cause instanceof CommandException);
        if (!isOfDatabase) {
            throw failure;
        }
    }

    /** A database that is restarted, or cuts its connections, is waited for as a run does. */
    private static void requirePatience(long awaySince, RuntimeException failure) {
        if (System.nanoTime() - awaySince > PATIENCE.toNanos()) {
            throw new CommandException(
                    ExitState.FAILED,
                    "The job repository has not answered for %s s. Start the worker again when it is well."
                            .formatted(PATIENCE.toSeconds()),
                    failure);
        }
    }

    private static void leave(HelpedRuns runs) {
        try {
            runs.leave();
        } catch (DataAccessException e) {
            // Nobody waits for a worker that was not seen for some seconds.
            log.debug("The job repository does not know that this worker has left", e);
        }
    }

    private boolean isIdleTooLong(long since) {
        return idleExit != null && System.nanoTime() - since > idleExit.toNanos();
    }

    private void pause() {
        try {
            stop.sleep(GLANCE);
        } catch (InterruptedException e) {
            // The stop signal, which ends the loop.
        }
    }

    /** Its settings make an application of their own. */
    private void help(SharedRun run, Application waiting, Inputs inputs, HelpDisplay display)
            throws InterruptedException {
        Settings ofRun = Settings.ofRun(waiting.get(RunStore.class).settings(run.jobExecutionId()));
        try (var application = Application.start(
                ofRun, new ConnectTarget(null), Arguments.of(spec, List.of()).stacktrace())) {
            helps(application.get(CurrentLaunch.class));
            display.helps(run);
            StopCause why = application.get(WorkerRunner.class).help(run, inputs::at, threads, display::tell);
            display.left(run, why);
            // Over, or not to be helped from here: other runs may be.
            cannotHelp.add(run.jobExecutionId());
        } finally {
            helps(null);
        }
    }
}
