package contactcorrections.command;

import contactcorrections.run.Run;
import contactcorrections.settings.SettingOptions;
import java.util.List;
import java.util.concurrent.Callable;
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
            " 4:stopped, --until, --max-duration or --limit was reached; resumable",
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
        return InputRuns.of(Run.Purpose.RUN, spec, inputs).call();
    }
}
