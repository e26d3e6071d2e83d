package contactcorrections.history;

import static contactcorrections.outcome.Repository.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.Repository;
import contactcorrections.run.RunningProcess;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoreTests {

    private final Repository repository = new Repository();
    private final RunStore runs = repository.runs;

    @BeforeEach
    void register() {
        repository.input(1, "/in/a.csv", "sha256:a");
        repository.input(2, "/in/b.csv", "sha256:b");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void runIsFoundAsItBegan() {
        RunRecord run = Repository.run(5, 1, NOON);

        runs.begin(run, Map.of("corrections.rate", "5", "corrections.columns[a b]", "ContactId"));

        assertThat(runs.find(5)).contains(run);
        assertThat(runs.settings(5))
                .containsOnly(Map.entry("corrections.rate", "5"), Map.entry("corrections.columns[a b]", "ContactId"));
        assertThat(run.state()).isEqualTo(RunRecord.RUNNING);
        assertThat(runs.find(6)).isEmpty();
    }

    @Test
    void runIsFoundAsItEndedWithWhatItUsed() {
        RunRecord run = Repository.run(5, 1, NOON);
        runs.begin(run, Map.of());
        runs.used(5, 80, 100.5);

        runs.end(run.ended("FAILED", NOON.plusSeconds(9), "why", "run input.csv", "/reports/a-5", "i1,i2"));

        RunRecord ended = runs.find(5).orElseThrow();
        assertThat(ended.state()).isEqualTo("FAILED");
        assertThat(ended.endedAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(ended.message()).isEqualTo("why");
        assertThat(ended.nextCommand()).isEqualTo("run input.csv");
        assertThat(ended.report()).isEqualTo("/reports/a-5");
        assertThat(ended.instanceIds()).isEqualTo("i1,i2");
        assertThat(ended.tokensTaken()).isEqualTo(80);
        assertThat(ended.tokensAllowed()).isEqualTo(100.5);
    }

    @Test
    void latestRunsComeFirst() {
        runs.begin(Repository.run(1, 1, NOON), Map.of());
        runs.begin(Repository.run(2, 2, NOON.plusSeconds(1)), Map.of());
        runs.begin(Repository.run(3, 1, NOON.plusSeconds(1)), Map.of());

        assertThat(runs.latest(2)).extracting(RunRecord::jobExecutionId).containsExactly(3L, 2L);
        assertThat(runs.of(1)).extracting(RunRecord::jobExecutionId).containsExactly(3L, 1L);
    }

    @Test
    void latestRunComesFirstThoughTheClockWasSetBackAndEndsNotBeforeItBegan() {
        runs.begin(Repository.run(1, 1, NOON), Map.of());
        RunRecord later = Repository.run(2, 1, NOON.minusSeconds(3_600));
        runs.begin(later, Map.of());

        assertThat(runs.latest(1)).extracting(RunRecord::jobExecutionId).containsExactly(2L);
        assertThat(later.ended("STOPPED", NOON.minusSeconds(7_200), null, null, "", "")
                        .endedAt())
                .isEqualTo(later.startedAt());
    }

    @Test
    void runsOfTheInputThatSeemToGoOnAreEnded() {
        runs.begin(Repository.run(1, 1, NOON), Map.of());
        runs.begin(Repository.run(2, 2, NOON), Map.of());

        runs.endInterrupted(1, "The process was killed.");

        assertThat(runs.find(1).orElseThrow().state()).isEqualTo(RunRecord.INTERRUPTED);
        assertThat(runs.find(1).orElseThrow().message()).isEqualTo("The process was killed.");
        assertThat(runs.find(2).orElseThrow().state()).isEqualTo(RunRecord.RUNNING);
    }

    @Test
    void commandLineOfAThousandFilesFits() {
        RunRecord run = RunRecord.begun(1, 1, NOON, "x".repeat(100_000), new RunningProcess("host", 1), null, 8, 12);

        runs.begin(run, Map.of());
        runs.end(run.ended("FAILED", NOON, "m".repeat(9_000), "x".repeat(100_000), "/r", "i".repeat(2_100)));

        assertThat(runs.find(1).orElseThrow().command()).hasSize(100_000);
    }
}
