package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.command.start.Program;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.console.RunStatus;
import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.repository.InputLocks;
import contactcorrections.run.UsageException;
import contactcorrections.workers.SharedRunQueries;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: the latest runs and how to continue each. */
@Command(
        name = "status",
        description = "Shows the latest runs: input, state, counts, when, and the command that continues.",
        footer = {"", "Example:", "  contact-corrections status --json"})
final class StatusCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(names = "--json", description = "The runs as JSON.")
    boolean json;

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "How many runs are shown (${DEFAULT-VALUE}).",
            defaultValue = "20")
    int last;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UsageException("--last: %s is not accepted, expected 1 or more".formatted(last));
        }
        var arguments = Arguments.of(spec, List.of());
        try (var application =
                Application.start(arguments.settings(), new ConnectTarget(null), arguments.stacktrace())) {
            RunStore runs = application.get(RunStore.class);
            InputStore inputs = application.get(InputStore.class);
            OutcomeQueries outcomes = application.get(OutcomeQueries.class);
            SharedRunQueries shared = application.get(SharedRunQueries.class);
            InputLocks locks = application.get(InputLocks.class);
            List<RunStatus> statuses = runs.latest(last).stream()
                    .map(run -> RunStatus.of(run, runs.isLatest(run), inputs, outcomes, shared, locks))
                    .toList();
            spec.commandLine()
                    .getOut()
                    .print(
                            json
                                    ? RunStatus.json(statuses, shared.waitingWorkers())
                                    : RunStatus.text(statuses, shared.waitingWorkers(), Program.words()));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}
