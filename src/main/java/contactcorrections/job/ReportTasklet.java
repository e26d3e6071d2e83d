package contactcorrections.job;

import contactcorrections.launch.Launch;
import contactcorrections.launch.RunEnd;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.preflight.Preflight;
import contactcorrections.report.ReportDelivery;
import contactcorrections.report.ReportDelivery.Delivered;
import contactcorrections.report.Reporter;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.run.ExitState;
import contactcorrections.run.Failures;
import contactcorrections.run.Run;
import contactcorrections.run.RunProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** The last step: judges how the run ended, writes the report, and records the end. */
public final class ReportTasklet implements Tasklet {

    private final Run run;
    private final Launch launch;
    private final OpenedInput input;
    private final RunEnding ending;
    private final Reporter reporter;
    private final ReportDestination reports;

    ReportTasklet(
            Run run, Launch launch, OpenedInput input, RunEnding ending, Reporter reporter, ReportDestination reports) {
        this.run = run;
        this.launch = launch;
        this.input = input;
        this.ending = ending;
        this.reporter = reporter;
        this.reports = reports;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        run.progress().phase(RunProgress.Phase.REPORT);
        JobExecution execution = contribution.getStepExecution().getJobExecution();
        // Spring Batch keeps to itself why a step failed, and the flow leads here all the same.
        execution.getStepExecutions().stream()
                .flatMap(step -> step.getFailureExceptions().stream())
                .findFirst()
                .ifPresent(run::cannotGoOn);
        boolean preflightCompleted = isPreflightCompleted(execution);
        RunEnd end = ending.judge(preflightCompleted);
        Delivered report = deliver(end, preflightCompleted ? source() : null);
        try {
            // The end is recorded after the report: a run that is killed in between is not over, and the next one
            // reports.
            ending.record(report.run());
            launch.ended(end, report);
        } catch (RuntimeException e) {
            // A job instance that is completed without a record of it could be neither finished nor started again.
            launch.ended(new RunEnd(ExitState.FAILED, Failures.explain(e)), report);
            throw e;
        }
        return RepeatStatus.FINISHED;
    }

    private Delivered deliver(RunEnd end, Reporter.@Nullable Source source) {
        return new ReportDelivery(
                        reporter,
                        reports,
                        launch.input().name(),
                        launch.invocation().shown(),
                        location -> ending.ended(end, location))
                .deliver(run.jobExecutionId(), source);
    }

    private Reporter.Source source() {
        return new Reporter.Source(
                input.file(),
                new Preflight(input.file(), input.mapper())::invalidRows,
                input.requests(),
                input.mapper().columns());
    }

    private static boolean isPreflightCompleted(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStepName().equals(JobConfiguration.PREFLIGHT))
                .anyMatch(step -> step.getExitStatus().getExitCode().equals(ExitStatus.COMPLETED.getExitCode()));
    }
}
