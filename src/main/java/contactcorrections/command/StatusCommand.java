package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.command.start.Program;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.RunStatus;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.input.Inputs;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.repository.InputLocks;
import contactcorrections.request.RequestSettings;
import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.settings.Settings;
import contactcorrections.trace.ContactTrace;
import contactcorrections.trace.InputReading;
import contactcorrections.trace.InputSource;
import contactcorrections.trace.RowTrace;
import contactcorrections.trace.Trace;
import contactcorrections.workers.SharedRunQueries;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code status}: the latest runs and how to continue each, or what became of one row or contact. */
@Command(
        name = "status",
        description = {
            "Shows the latest runs: input, state, counts, when, and the command that continues.",
            "With --row or --contact: what became of that row, or of the rows of that contact."
        },
        footer = {
            "",
            "Example:",
            "  contact-corrections status --json",
            "  contact-corrections status --row 42 corrections.csv",
            "  contact-corrections status --contact bdd640fb-0667-4ad1-9c80-317fa3b1799d"
        })
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--row",
            paramLabel = "LINE",
            converter = LineNumber.class,
            description = "The row of INPUT in this line of the file.")
    @Nullable
    Long row;

    @Option(
            names = "--contact",
            paramLabel = "ID",
            description = "The rows of this contact, of INPUT or of all inputs.")
    @Nullable
    String contact;

    @Option(names = "--json", description = "The same as JSON.")
    boolean json;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many runs or rows are shown (${DEFAULT-VALUE}).",
            defaultValue = "20")
    int last;

    @Parameters(
            arity = "0..1",
            paramLabel = "INPUT",
            description = "The file or S3 object, as it was run; it is read only where no outcome tells.")
    @Nullable
    String input;

    @Override
    public Integer call() {
        requireWhatGoesTogether();
        String location = input == null ? null : Inputs.locationOf(input);
        var arguments = Arguments.of(spec, List.of());
        try (var application =
                Application.start(arguments.settings(), new ConnectTarget(null), arguments.stacktrace())) {
            String answer = row != null && location != null
                    ? answer(row(application, row, location, arguments.settings()))
                    : contact != null
                            ? answer(application.get(ContactTrace.class).of(contact, location, last))
                            : runs(application);
            spec.commandLine().getOut().print(answer);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private void requireWhatGoesTogether() {
        if (last < 1) {
            throw new UsageException("--last: %s is not accepted, expected 1 or more".formatted(last));
        }
        if (row != null && contact != null) {
            throw new UsageException("--row, --contact: expected one of them");
        }
        if (row != null && input == null) {
            throw new UsageException("INPUT is missing: name the file that --row is a line of");
        }
        if (row == null && contact == null && input != null) {
            throw new UsageException("INPUT: expected --row LINE or --contact ID with it");
        }
    }

    private Trace row(Application application, long line, String location, Settings settings) {
        try (var s3 = new S3Access()) {
            var source = new InputSource(new Inputs(s3)::at, ofTheRun -> reading(settings.over(ofTheRun)));
            return application.get(RowTrace.class).of(location, line, source, json ? last : 1);
        }
    }

    private static InputReading reading(Settings settings) {
        return new InputReading(settings.get(CsvSettings.class), settings.get(RequestSettings.class));
    }

    private String answer(Trace trace) {
        return json ? trace.json() : trace.text();
    }

    private String runs(Application application) {
        RunStore runs = application.get(RunStore.class);
        InputStore inputs = application.get(InputStore.class);
        OutcomeQueries outcomes = application.get(OutcomeQueries.class);
        SharedRunQueries shared = application.get(SharedRunQueries.class);
        InputLocks locks = application.get(InputLocks.class);
        List<RunStatus> statuses = runs.latest(last).stream()
                .map(run -> RunStatus.of(run, runs.isLatest(run), inputs, outcomes, shared, locks))
                .toList();
        return json
                ? RunStatus.json(statuses, shared.waitingWorkers())
                : RunStatus.text(statuses, shared.waitingWorkers(), Program.words());
    }

    /** A line of a file, as editors and messages count them. */
    static final class LineNumber implements ITypeConverter<Long> {

        @Override
        public Long convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,17}")) {
                throw new TypeConversionException("expected the number of a line, 1 or more");
            }
            return Long.valueOf(text);
        }
    }
}
