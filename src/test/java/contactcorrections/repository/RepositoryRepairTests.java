package contactcorrections.repository;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.job.Pipeline;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

class RepositoryRepairTests {

    private static final String JOB = "corrections";

    private final JobParameters parameters =
            new JobParametersBuilder().addString("location", "/in/in.csv").toJobParameters();

    @TempDir
    private Path folder;

    private Pipeline pipeline;
    private JobRepository jobRepository;

    @BeforeEach
    void open() throws Exception {
        pipeline = new Pipeline(folder);
        jobRepository = pipeline.jobRepository;
    }

    @AfterEach
    void close() throws Exception {
        pipeline.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "STARTED", "STOPPING", "UNKNOWN"})
    void executionThatNeverEndedIsCalledFailed(BatchStatus status) {
        JobExecution left = execution(status, status);

        repair();

        assertThat(found(left).getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(found(left).getEndTime()).isNotNull();
        StepExecution step = found(left).getStepExecutions().iterator().next();
        assertThat(step.getStatus()).isEqualTo(BatchStatus.FAILED);
        assertThat(step.getEndTime()).isNotNull();
    }

    @Test
    void stepThatWasAbandonedIsCalledFailed() {
        JobExecution ended = execution(BatchStatus.FAILED, BatchStatus.ABANDONED);

        repair();

        assertThat(found(ended).getStepExecutions().iterator().next().getStatus())
                .isEqualTo(BatchStatus.FAILED);
    }

    @Test
    void executionThatEndedIsLeftAlone() {
        JobExecution ended = execution(BatchStatus.STOPPED, BatchStatus.COMPLETED);
        LocalDateTime endTime = found(ended).getEndTime();

        repair();

        assertThat(found(ended).getStatus()).isEqualTo(BatchStatus.STOPPED);
        assertThat(found(ended).getEndTime()).isEqualTo(endTime);
        assertThat(found(ended).getStepExecutions().iterator().next().getStatus())
                .isEqualTo(BatchStatus.COMPLETED);
    }

    @Test
    void instanceWithoutAnExecutionIsRemoved() {
        jobRepository.createJobInstance(JOB, parameters);

        repair();

        assertThat(jobRepository.getJobInstance(JOB, parameters)).isNull();
    }

    @Test
    void inputThatWasNeverRunNeedsNoRepair() {
        repair();

        assertThat(jobRepository.getJobInstance(JOB, parameters)).isNull();
    }

    private void repair() {
        new RepositoryRepair(jobRepository).repair(JOB, parameters, instance -> {});
    }

    private JobExecution execution(BatchStatus status, BatchStatus stepStatus) {
        JobInstance instance = jobRepository.createJobInstance(JOB, parameters);
        JobExecution execution = jobRepository.createJobExecution(instance, parameters, new ExecutionContext());
        StepExecution step = jobRepository.createStepExecution("apply", execution);
        step.setStartTime(LocalDateTime.now(ZoneOffset.UTC));
        step.setStatus(stepStatus);
        execution.setStartTime(LocalDateTime.now(ZoneOffset.UTC));
        execution.setStatus(status);
        if (!status.isRunning()) {
            step.setEndTime(LocalDateTime.now(ZoneOffset.UTC));
            execution.setEndTime(LocalDateTime.now(ZoneOffset.UTC));
        }
        jobRepository.update(step);
        jobRepository.update(execution);
        return execution;
    }

    private JobExecution found(JobExecution execution) {
        return Objects.requireNonNull(jobRepository.getJobExecution(execution.getId()));
    }
}
