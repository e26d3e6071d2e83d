package contactcorrections.command;

import contactcorrections.command.start.Application;
import contactcorrections.command.start.Arguments;
import contactcorrections.connect.ConnectTarget;
import contactcorrections.history.Purge;
import contactcorrections.repository.RepositoryFile;
import contactcorrections.run.ExitState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code purge}: forgets what ended long ago. */
@Command(
        name = "purge",
        description = {
            "Removes inputs whose last run ended long ago, and their outcomes, from the job repository.",
            "The earlier values that --undo kept go too; those in S3 are left for a lifecycle rule.",
            "A purged input is applied from its first row if it is run again."
        },
        footer = {"", "Example:", "  contact-corrections purge --older-than 90d"})
final class PurgeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--older-than",
            paramLabel = "D",
            required = true,
            description = "Age of the last run, such as 90d.")
    Duration olderThan = Duration.ZERO;

    @Option(names = "--unfinished", description = "Inputs that are not finished too.")
    boolean unfinished;

    @Override
    public Integer call() {
        var arguments = Arguments.of(spec, List.of());
        try (var application =
                Application.start(arguments.settings(), new ConnectTarget(null), arguments.stacktrace())) {
            Purge.Purged purged =
                    application.get(Purge.class).olderThan(Instant.now().minus(olderThan), unfinished);
            if (purged.inputs() > 0) {
                application.get(RepositoryFile.class).compact();
            }
            return say(purged);
        }
    }

    private int say(Purge.Purged purged) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Removed %,d inputs with %,d outcomes.%n", purged.inputs(), purged.outcomes());
        if (!purged.left().isEmpty()) {
            out.println("Left in S3 for a lifecycle rule: " + String.join(" ", purged.left()));
        }
        purged.failures().forEach(spec.commandLine().getErr()::println);
        return purged.failures().isEmpty() ? 0 : ExitState.FAILED.code();
    }
}
