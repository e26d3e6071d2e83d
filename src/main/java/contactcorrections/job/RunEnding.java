package contactcorrections.job;

import contactcorrections.history.InputStore;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Judges how a run ended, by the outcomes that are stored, and records it. */
public final class RunEnding {

    private final Run run;
    private final Launch launch;
    private final InputStore inputs;
    private final OutcomeQueries outcomes;
    private final RunStore runs;
    private final TransactionOperations transaction;

    RunEnding(
            Run run,
            Launch launch,
            InputStore inputs,
            OutcomeQueries outcomes,
            RunStore runs,
            TransactionOperations transaction) {
        this.run = run;
        this.launch = launch;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.runs = runs;
        this.transaction = transaction;
    }

    /** @param preflightCompleted whether this run's preflight found or took over what the input has */
    RunEnd judge(boolean preflightCompleted) {
        Optional<PreflightResult> preflight =
                preflightCompleted ? inputs.preflight(run.jobInstanceId()) : Optional.empty();
        return RunEnd.of(
                run.stop().cause(),
                preflight.orElse(null),
                outcomes.counts(run.jobInstanceId()),
                run.progress().decided());
    }

    /** The run as it ends with its report in a folder. */
    RunRecord ended(RunEnd end, String report) {
        String next = run.stop()
                .cause()
                .map(StopCause::continueWith)
                .orElseGet(() -> launch.invocation().next(end.state(), launch.input(), report + "/failed.csv"));
        return runs.find(run.jobExecutionId())
                .orElseThrow()
                .ended(
                        end.state().name(),
                        Instant.now(),
                        end.message(),
                        next,
                        report,
                        run.progress().instanceIds());
    }

    void record(RunRecord ended) {
        transaction.executeWithoutResult(status -> runs.end(ended));
    }
}
