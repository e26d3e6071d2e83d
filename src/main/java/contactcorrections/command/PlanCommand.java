package contactcorrections.command;

import contactcorrections.run.Run;
import contactcorrections.settings.SettingOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: finds out what applying inputs would change. */
@Command(
        name = "plan",
        modelTransformer = SettingOptions.Planning.class,
        description = {
            "Reads what Connect holds for each row's contact, and shows what applying the input would change.",
            "Nothing is updated. planned.csv has the rows that change something; run it to apply just that."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every row was looked at",
            " 1:every row was looked at; some are invalid, or their contact is not found",
            " 2:aborted, too many errors (--max-errors); resumable",
            " 3:failed, the plan cannot continue; what was found is kept; resumable",
            " 4:stopped, --until or --max-duration was reached; resumable",
            " 5:another process is planning this input",
            "64:the command line or a setting is wrong"
        },
        footer = {
            "",
            "Example:",
            "  contact-corrections plan corrections.csv \\",
            "      --instance-id 11111111-2222-3333-4444-555555555555"
        })
final class PlanCommand implements Callable<Integer> {

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
        return InputRuns.of(Run.Purpose.PLAN, spec, inputs).call();
    }
}
