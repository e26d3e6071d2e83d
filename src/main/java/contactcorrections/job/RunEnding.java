package contactcorrections.job;

import contactcorrections.history.InputStore;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.launch.Launch;
import contactcorrections.launch.RunEnd;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.workload.PlanSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Judges how a run ended, by the outcomes that are stored, and records it. */
public final class RunEnding {

    private final Run run;
    private final Launch launch;
    private final InputStore inputs;
    private final OutcomeQueries outcomes;
    private final RunStore runs;
    private final TransactionOperations transaction;
    private final PlanSettings plan;

    RunEnding(
            Run run,
            Launch launch,
            InputStore inputs,
            OutcomeQueries outcomes,
            RunStore runs,
            TransactionOperations transaction,
            PlanSettings plan) {
        this.run = run;
        this.launch = launch;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.runs = runs;
        this.transaction = transaction;
        this.plan = plan;
    }

    /** @param preflightCompleted whether this run's preflight found or took over what the input has */
    RunEnd judge(boolean preflightCompleted) {
        Long rows = preflightCompleted
                ? inputs.preflight(run.jobInstanceId()).map(this::toDecide).orElse(null)
                : null;
        return RunEnd.of(
                run.stop().cause(),
                rows,
                outcomes.counts(run.jobInstanceId()),
                run.progress().decided());
    }

    /** A sample leaves rows undecided. */
    private long toDecide(PreflightResult preflight) {
        return run.purpose() == Run.Purpose.PLAN ? preflight.invalid() + plan.of(preflight.valid()) : preflight.rows();
    }

    /** The run as it ends with its report in a folder. */
    RunRecord ended(RunEnd end, String report) {
        String next = run.stop().cause().map(StopCause::continueWith).orElseGet(() -> next(end, report));
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

    private @Nullable String next(RunEnd end, String report) {
        return run.purpose() == Run.Purpose.RUN
                ? launch.invocation().next(end.state(), launch.input(), report)
                : launch.invocation()
                        .nextOfPlan(
                                end.state(),
                                launch.input(),
                                report,
                                outcomes.counts(run.jobInstanceId()).succeeded());
    }

    void record(RunRecord ended) {
        transaction.executeWithoutResult(status -> runs.end(ended));
    }
}
