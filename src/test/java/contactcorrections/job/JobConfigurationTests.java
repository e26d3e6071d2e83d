package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepLocator;

@Timeout(60)
class JobConfigurationTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "corrections, preflight",
        "corrections, apply",
        "corrections, report",
        "plan, preflight",
        "plan, plan",
        "plan, report"
    })
    void stepIsFoundByItsName(String job, String name) throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            var locator = (StepLocator) pipeline.context(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS)
                    .getBean(job, Job.class);

            assertThat(Objects.requireNonNull(locator.getStep(name)).getName()).isEqualTo(name);
        }
    }

    @Test
    void rowsAreAppliedAfterThePreflight() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.run(TestInput.rows(3));

            assertThat(steps(pipeline)).containsExactly("preflight", "apply", "report");
        }
    }

    @Test
    void nothingIsAppliedOfAHeaderThatIsNotAccepted() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.run(TestInput.of("Contact,Name\nc,n\n"));

            assertThat(steps(pipeline)).containsExactly("preflight", "report");
        }
    }

    @Test
    void nothingIsAppliedOfAnInputWithTooManyInvalidRows() throws Exception {
        try (var pipeline = new Pipeline(folder)) {
            pipeline.run(TestInput.rows(3, row -> "," + row));

            assertThat(steps(pipeline)).containsExactly("preflight", "report");
        }
    }

    private static List<String> steps(Pipeline pipeline) {
        JobExecution execution = Objects.requireNonNull(pipeline.jobRepository.getJobExecution(1));
        return execution.getStepExecutions().stream()
                .map(StepExecution::getStepName)
                .toList();
    }
}
