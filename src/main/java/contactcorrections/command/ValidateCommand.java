package contactcorrections.command;

import contactcorrections.aws.StandardRegion;
import contactcorrections.command.start.Arguments;
import contactcorrections.connect.AccountSettings;
import contactcorrections.console.CommandSettings;
import contactcorrections.console.Console;
import contactcorrections.console.Problems;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.Input;
import contactcorrections.input.Inputs;
import contactcorrections.launch.JobSettings;
import contactcorrections.preflight.Validation;
import contactcorrections.report.RunResult;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.ExitState;
import contactcorrections.s3.S3Access;
import contactcorrections.settings.AwsSurroundings;
import contactcorrections.settings.SettingOptions;
import contactcorrections.settings.Settings;
import contactcorrections.settings.SettingsShown;
import contactcorrections.throttle.ThrottleSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate}: checks inputs and calls nobody. */
@Command(
        name = "validate",
        modelTransformer = SettingOptions.Reading.class,
        description = {
            "Checks every row of each input, offline, and writes failed.csv and the summary.",
            "Exit codes: 0 all rows are valid, 1 some are not, 3 the input cannot be read."
        },
        footer = {
            "",
            "Example:",
            "  contact-corrections validate corrections.csv \\",
            "      --instance-id 11111111-2222-3333-4444-555555555555"
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description =
                    "A file, or a folder (each *.csv and *.csv.gz in it), s3://BUCKET/KEY or s3://BUCKET/PREFIX/.")
    List<String> input = List.of();

    @Override
    public Integer call() {
        var arguments = Arguments.of(spec, input);
        Settings settings = arguments.settings();
        var console = Console.of(spec.commandLine(), settings.get(CommandSettings.class));
        AwsSurroundings.require(settings, false);
        try (var s3 = new S3Access()) {
            var reports = new ReportDestination(settings.get(JobSettings.class).reportTo(), s3);
            var validation = new Validation(
                    settings.get(CsvSettings.class),
                    settings.get(RequestSettings.class),
                    settings.get(ThrottleSettings.class),
                    SettingsShown.of(settings),
                    reports,
                    settings.get(AccountSettings.class).scope(StandardRegion::findOffline));
            ExitState worst = ExitState.COMPLETED;
            for (Input input :
                    new Inputs(s3).of(settings.get(CommandSettings.class).input())) {
                var problems = new Problems(input.location(), console);
                RunResult result = validation.run(input, problems);
                problems.end();
                console.result(result);
                worst = worst.worse(result.state());
            }
            return worst.code();
        }
    }
}
