package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.connect.AccountSettings;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.CommandSettings;
import contactcorrections.console.Console;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.Inputs;
import contactcorrections.launch.EarlierReport;
import contactcorrections.launch.JobSettings;
import contactcorrections.report.RunResult;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.settings.SettingOptions;
import contactcorrections.settings.Settings;
import contactcorrections.settings.SettingsShown;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code report}: writes the report files of an earlier run again. */
@Command(
        name = "report",
        modelTransformer = SettingOptions.Reading.class,
        description = {
            "Writes the report files of an earlier run again, from the job repository and the input.",
            "It is read with the settings of that run, as far as no others are given."
        },
        footer = {"", "Example:", "  contact-corrections report 7 --report-to /tmp/reports"})
final class ReportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(
            paramLabel = "EXECUTION",
            converter = RunNumber.class,
            description = "Number of the run, as status shows it.")
    long execution;

    @Override
    public Integer call() {
        var arguments = Arguments.of(spec, List.of());
        var console = Console.of(spec.commandLine(), arguments.settings().get(CommandSettings.class));
        try (var s3 = new S3Access();
                var application =
                        Application.start(arguments.settings(), new ConnectTarget(null), arguments.stacktrace())) {
            RunResult result = application
                    .get(EarlierReport.class)
                    .write(
                            execution,
                            new Inputs(s3)::at,
                            ofTheRun -> settings(arguments.settings().over(ofTheRun)))
                    .orElseThrow(() -> new UsageException(
                            "EXECUTION: there is no run %s; status shows the runs".formatted(execution)));
            console.result(result);
            return result.state().code();
        }
    }

    private static EarlierReport.RunSettings settings(Settings settings) {
        return new EarlierReport.RunSettings(
                settings.get(CsvSettings.class),
                settings.get(RequestSettings.class),
                settings.get(AccountSettings.class),
                settings.get(JobSettings.class).reportTo(),
                SettingsShown.of(settings));
    }

    /** The number of a run. */
    static final class RunNumber implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            if (!text.matches("\\d{1,18}")) {
                throw new TypeConversionException("expected the number of a run, as status shows it");
            }
            return Long.valueOf(text);
        }
    }
}
