package contactcorrections.launch;

import contactcorrections.history.Invocation;
import contactcorrections.history.RunIdentity;
import contactcorrections.input.Input;
import contactcorrections.outcome.Counts;
import contactcorrections.report.ReportDelivery.Delivered;
import contactcorrections.report.RunResult;
import contactcorrections.repository.InputLock;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.batch.core.job.JobExecution;

/**
 * What a job execution is started with beside its parameters: objects that live in this process alone.
 *
 * @param input what is applied
 * @param identity makes its job instance
 * @param lock held while the job is executed
 * @param invocation the command line
 * @param observer is told what happens
 * @param stop ends it in good order
 * @param progress how far it is
 * @param before what earlier runs of the input decided, empty to ask
 * @param result completed once the end is recorded
 */
public record Launch(
        Input input,
        RunIdentity identity,
        InputLock lock,
        Invocation invocation,
        RunObserver observer,
        StopSignal stop,
        RunProgress progress,
        Optional<Counts> before,
        CompletableFuture<RunResult> result) {

    public Run run(JobExecution execution) {
        return new Run(
                identity.purpose(), execution.getJobInstanceId(), execution.getId(), stop, lock::isFresh, progress);
    }

    public void ended(RunEnd end, Delivered report) {
        result.complete(new RunResult(
                end.state(), end.message(), report.summary(), report.location(), false, report.failure()));
    }

    /** What came of it; failed, as long as no end is recorded. */
    public RunResult resultNow() {
        return result.getNow(RunResult.without(
                ExitState.FAILED, stop.cause().map(StopCause::message).orElse("The run did not come to an end.")));
    }
}
