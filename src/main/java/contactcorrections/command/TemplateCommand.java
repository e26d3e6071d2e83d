package contactcorrections.command;

import contactcorrections.report.destination.CsvLine;
import contactcorrections.request.template.Template;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code template}: prints a corrections file to start from. */
@Command(
        name = "template",
        description = {
            "Prints a corrections file to start from: its header and an example row.",
            "ContactId is its first column, whether it is named or not."
        },
        footer = {
            "",
            "Example:",
            "  contact-corrections template > corrections.csv",
            "  contact-corrections template Description References.crm.URL > corrections.csv"
        })
final class TemplateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Parameters(
            paramLabel = "COLUMN",
            arity = "0..*",
            description = "A column, such as References.KEY.URL. Without any: all columns"
                    + " that have no KEY, and examples of those that have one.")
    List<String> columns = List.of();

    @Override
    public Integer call() {
        Template template = columns.isEmpty() ? Template.ofAllColumns() : Template.of(columns);
        var csv = new CsvLine(',');
        PrintWriter out = spec.commandLine().getOut();
        out.print(csv.of(template.header()) + "\n" + csv.of(template.row()) + "\n");
        out.flush();
        return 0;
    }
}
