package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.connect.ConnectAccess;
import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.connect.ConnectUnavailableException;
import contactcorrections.connect.quota.ServiceQuotas;
import contactcorrections.console.CommandSettings;
import contactcorrections.console.Console;
import contactcorrections.console.ExitSummary;
import contactcorrections.console.RunDisplay;
import contactcorrections.console.StopTriggers;
import contactcorrections.console.TimeLimit;
import contactcorrections.history.Invocation;
import contactcorrections.input.Input;
import contactcorrections.input.Inputs;
import contactcorrections.launch.CorrectionsRunner;
import contactcorrections.launch.CurrentLaunch;
import contactcorrections.launch.JobSettings;
import contactcorrections.notify.Notifier;
import contactcorrections.notify.NotifySettings;
import contactcorrections.report.RunResult;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.settings.AwsSurroundings;
import contactcorrections.settings.CommandException;
import contactcorrections.settings.Settings;
import contactcorrections.simulator.Simulator;
import contactcorrections.simulator.SimulatorSettings;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.throttle.ThrottleSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Runs or plans the inputs of a command line, one after another. */
record InputRuns(Run.Purpose purpose, Arguments arguments, Console console) {

    private static final Latency USUAL = new Latency(Duration.ofMillis(60), Duration.ofMillis(30));

    static InputRuns of(Run.Purpose purpose, CommandSpec spec, List<String> inputs) {
        var arguments = Arguments.of(spec, inputs);
        return new InputRuns(
                purpose,
                arguments,
                Console.of(spec.commandLine(), arguments.settings().get(CommandSettings.class)));
    }

    int call() throws IOException {
        Settings settings = arguments.settings();
        List<String> names = settings.get(CommandSettings.class).input();
        requireReportsElsewhere(names, settings.get(JobSettings.class).reportTo());
        AwsSurroundings.require(settings, !settings.get(CommandSettings.class).simulate());
        try (var s3 = new S3Access()) {
            List<Input> all = new Inputs(s3).of(names);
            findQuota(settings);
            return runAll(all);
        }
    }

    /** A plan sends nothing, and a rehearsal is to need nothing of AWS. */
    private void findQuota(Settings settings) {
        var command = settings.get(CommandSettings.class);
        if (purpose == Run.Purpose.PLAN
                || command.simulate()
                || !settings.get(ThrottleSettings.class).rate().isAuto()) {
            return;
        }
        try {
            settings.found(ServiceQuotas.ofUpdateContact());
        } catch (ConnectUnavailableException e) {
            throw new CommandException(ExitState.FAILED, e.getMessage(), e);
        }
        if (!command.quiet()) {
            var quota = settings.get(ThrottleSettings.class);
            console.aside("Service Quotas: %s calls/s of UpdateContact, taken with a burst of %s"
                    .formatted(quota.rate(), quota.burst()));
        }
    }

    private int runAll(List<Input> all) throws IOException {
        Settings settings = arguments.settings();
        try (Simulator simulator = startSimulator(settings)) {
            var target = new ConnectTarget(simulator == null ? null : simulator.uri());
            // What takes as long as the job repository takes to open is done beside it: hashing a large file, loading
            // the SDK.
            Future<?> unused = CompletableFuture.allOf(
                    CompletableFuture.runAsync(all.get(0)::fingerprint),
                    CompletableFuture.runAsync(new ConnectAccess(settings.get(ConnectSettings.class), target)::load));
            try (Application application = Application.start(settings, target, arguments.stacktrace())) {
                return runAll(all, application).code();
            }
        }
    }

    private ExitState runAll(List<Input> inputs, Application application) {
        Settings settings = arguments.settings();
        Invocation invocation = arguments.invocation();
        CorrectionsRunner runner = application.get(CorrectionsRunner.class);
        var overall = new ExitSummary(inputs.size());
        var job = settings.get(JobSettings.class);
        var time = TimeLimit.of(job, ZonedDateTime.now(ZoneId.systemDefault()));
        time.tomorrow().ifPresent(console::aside);
        var display = new RunDisplay(
                console,
                purpose,
                settings.get(ThrottleSettings.class),
                settings.get(ConnectSettings.class).patience(),
                settings.get(RequestSettings.class).instanceId(),
                time);
        CurrentLaunch current = application.get(CurrentLaunch.class);
        var notifier = new Notifier(settings.get(NotifySettings.class), current::isEndedBySignal);
        StopTriggers stops = StopTriggers.arm(current::stop, job, time);
        try {
            for (Input input : inputs) {
                RunResult result = runner.run(purpose, input, invocation, display);
                console.result(result);
                if (result.summary() == null && result.state() == ExitState.FAILED) {
                    console.aside("To go on:\n  " + invocation.text());
                }
                notifier.tell(result).ifPresent(console::aside);
                overall.add(result.state());
                if (current.isStopped()) {
                    break;
                }
            }
            if (inputs.size() > 1) {
                console.overall(overall);
            }
            application.close();
        } finally {
            stops.close();
        }
        return overall.state();
    }

    /** The next run would take the reports for corrections. */
    private static void requireReportsElsewhere(List<String> inputs, String reportTo) {
        for (String input : inputs) {
            if (S3Address.isOne(input)
                    && S3Address.isOne(reportTo)
                    && S3Address.of(input).isPrefix()
                    && (S3Address.of(reportTo) + "/")
                            .startsWith(S3Address.of(input).toString())) {
                throw new UsageException("--report-to: %s is not accepted, expected a place outside of the input %s"
                        .formatted(reportTo, input));
            }
        }
    }

    /** What a rehearsal calls: an account with just the quota that the run was told of, at a usual distance. */
    private static @Nullable Simulator startSimulator(Settings settings) throws IOException {
        if (!settings.get(CommandSettings.class).simulate()) {
            return null;
        }
        var quota = settings.get(ThrottleSettings.class);
        return Simulator.start(SimulatorSettings.DEFAULT
                .withQuota(new SimulatorSettings.Quota(quota.rate().perSecond(), quota.burst(), 0))
                .withReads(new SimulatorSettings.Quota(quota.readRate(), quota.readBurst(), 0))
                .withLatency(USUAL));
    }
}
