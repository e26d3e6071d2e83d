package contactcorrections.command;

import contactcorrections.connect.ConnectSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.CommandSettings;
import contactcorrections.console.Console;
import contactcorrections.console.ExitSummary;
import contactcorrections.console.RunDisplay;
import contactcorrections.console.TimeLimit;
import contactcorrections.history.Invocation;
import contactcorrections.input.Input;
import contactcorrections.input.Inputs;
import contactcorrections.job.CorrectionsRunner;
import contactcorrections.job.JobSettings;
import contactcorrections.report.RunResult;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.ExitState;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.settings.AwsSurroundings;
import contactcorrections.settings.SettingOptions;
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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: applies inputs, each from where it was left. */
@Command(
        name = "run",
        modelTransformer = SettingOptions.Running.class,
        description = {
            "Checks each input, applies it, and writes its report.",
            "An input that is not finished continues from its checkpoint; a finished one is left alone."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every row succeeded, or the input had been finished before",
            " 1:every row was decided; some are in failed.csv",
            " 2:aborted, too many errors (--max-errors); resumable",
            " 3:failed, the run cannot continue; what was done is kept; resumable",
            " 4:stopped, --until or --max-duration was reached; resumable",
            " 5:another process is applying this input",
            "64:the command line or a setting is wrong"
        },
        footer = {
            "",
            "Example:",
            "  contact-corrections run corrections.csv \\",
            "      --instance-id 11111111-2222-3333-4444-555555555555"
        })
final class RunCommand implements Callable<Integer> {

    private static final Latency USUAL = new Latency(Duration.ofMillis(60), Duration.ofMillis(30));

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description =
                    "A file, or a folder (each *.csv and *.csv.gz in it), s3://BUCKET/KEY or s3://BUCKET/PREFIX/.")
    List<String> inputs = List.of();

    @Override
    public Integer call() throws Exception {
        var arguments = Arguments.of(spec, inputs);
        Settings settings = arguments.settings();
        var console = Console.of(spec.commandLine(), settings.get(CommandSettings.class));
        List<String> names = settings.get(CommandSettings.class).input();
        requireReportsElsewhere(names, settings.get(JobSettings.class).reportTo());
        AwsSurroundings.require(settings, !settings.get(CommandSettings.class).simulate());
        try (var s3 = new S3Access()) {
            return runAll(new Inputs(s3).of(names), arguments, console);
        }
    }

    private static int runAll(List<Input> all, Arguments arguments, Console console) throws IOException {
        Settings settings = arguments.settings();
        // Hashing a large file takes as long as the job repository takes to open, and is done beside it.
        Future<?> unused = CompletableFuture.runAsync(all.get(0)::fingerprint);
        try (Simulator simulator = startSimulator(settings);
                Application application = Application.start(
                        settings,
                        new ConnectTarget(simulator == null ? null : simulator.uri()),
                        arguments.stacktrace())) {
            return runAll(all, arguments.invocation(), application, console, settings)
                    .code();
        }
    }

    private static ExitState runAll(
            List<Input> inputs, Invocation invocation, Application application, Console console, Settings settings) {
        CorrectionsRunner runner = application.get(CorrectionsRunner.class);
        var overall = new ExitSummary(inputs.size());
        var job = settings.get(JobSettings.class);
        var time = TimeLimit.of(job, ZonedDateTime.now(ZoneId.systemDefault()));
        time.tomorrow().ifPresent(console::aside);
        var display = new RunDisplay(
                console,
                settings.get(ThrottleSettings.class),
                settings.get(ConnectSettings.class).patience(),
                settings.get(RequestSettings.class).instanceId(),
                time);
        StopTriggers stops = StopTriggers.arm(runner::stop, job, time);
        try {
            for (Input input : inputs) {
                RunResult result = runner.run(input, invocation, display);
                console.result(result);
                if (result.summary() == null && result.state() == ExitState.FAILED) {
                    console.aside("To go on:\n  " + invocation.text());
                }
                overall.add(result.state());
                if (runner.isStopped()) {
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
                .withQuota(new SimulatorSettings.Quota(quota.rate(), quota.burst(), 0))
                .withLatency(USUAL));
    }
}
