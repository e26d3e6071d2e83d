package contactcorrections.history;

import static contactcorrections.outcome.Repository.NOON;
import static contactcorrections.outcome.Repository.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.checkpoint.Undecided;
import contactcorrections.outcome.Repository;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InputStoreTests {

    private final Repository repository = new Repository();
    private final InputStore inputs = repository.inputs;

    @AfterEach
    void close() {
        repository.close();
    }

    @Test
    void inputIsKnownByItsPlaceAndContent() {
        KnownInput input = repository.input(1, "/in/a.csv", "sha256:a");

        assertThat(inputs.find(1)).contains(input);
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/a.csv", "sha256:a", TARGET))
                .contains(input);
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/a.csv", "sha256:b", TARGET))
                .isEmpty();
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/b.csv", "sha256:a", TARGET))
                .isEmpty();
        assertThat(inputs.find(2)).isEmpty();
    }

    @Test
    void inputThatIsKnownIsNotRegisteredAgain() {
        KnownInput input = repository.input(1, "/in/a.csv", "sha256:a");

        inputs.register(new KnownInput(
                1, "/in/a.csv", "sha256:a", 1_000, 0, Target.simulated("instance"), true, Run.Purpose.RUN));

        assertThat(inputs.find(1)).contains(input);
    }

    @Test
    void planIsNoRunOfTheInput() {
        repository.input(1, "/in/a.csv", "sha256:v1", Run.Purpose.PLAN);
        KnownInput run = repository.input(2, "/in/a.csv", "sha256:v2");
        KnownInput plan = repository.input(3, "/in/a.csv", "sha256:v2", Run.Purpose.PLAN);
        inputs.storePreflight(1, new PreflightResult(10, 0, List.of(), List.of(), ""));

        assertThat(inputs.latest(Run.Purpose.RUN, "/in/a.csv", "sha256:v2", TARGET))
                .contains(run);
        assertThat(inputs.latest(Run.Purpose.PLAN, "/in/a.csv", "sha256:v2", TARGET))
                .contains(plan);
        assertThat(inputs.neverAppliedOfEarlierVersion(run)).isEmpty();
    }

    @Test
    void placeOfWhatRowsChangeIsRemembered() {
        repository.input(1, "/in/a.csv", "sha256:a");
        assertThat(inputs.changesAt(1)).isEmpty();

        inputs.storeChangesAt(1, "/reports/a.csv-1-changes");

        assertThat(inputs.changesAt(1)).contains("/reports/a.csv-1-changes");
    }

    @Test
    void latestRepetitionIsFound() {
        repository.input(1, "/in/a.csv", "sha256:a");
        KnownInput again = repository.input(2, "/in/a.csv", "sha256:a");

        assertThat(inputs.latest(Run.Purpose.RUN, "/in/a.csv", "sha256:a", TARGET))
                .contains(again);
    }

    @Test
    void preflightIsStoredAndReplaced() {
        repository.input(1, "/in/a.csv", "sha256:a");
        assertThat(inputs.preflight(1)).isEmpty();
        inputs.storePreflight(
                1,
                new PreflightResult(
                        10,
                        1,
                        List.of(new ErrorCount("OLD", 1, 2, "old")),
                        List.of(new ClearedColumn("Old", 1)),
                        "settings"));
        var result = new PreflightResult(
                10,
                3,
                List.of(new ErrorCount("MANY", 3, 5, "many"), new ErrorCount("FEW", 1, 4, "few")),
                List.of(new ClearedColumn("Description", 7), new ClearedColumn("a.note", 7)),
                "other settings");

        inputs.storePreflight(1, result);

        assertThat(inputs.preflight(1)).contains(result);
    }

    @Test
    void rowsOfTheEarlierVersionThatWereNeverAppliedAreCounted() {
        repository.input(1, "/in/a.csv", "sha256:v1");
        inputs.storePreflight(1, new PreflightResult(10, 0, List.of(), List.of(), ""));
        repository.succeeded(1, 1, 2, 3);
        repository.input(2, "/in/other.csv", "sha256:v2");
        KnownInput next = repository.input(3, "/in/a.csv", "sha256:v2");

        assertThat(inputs.neverAppliedOfEarlierVersion(next)).contains(7L);
    }

    @Test
    void earlierVersionThatWasAppliedIsNotMentioned() {
        KnownInput first = repository.input(1, "/in/a.csv", "sha256:v1");
        inputs.storePreflight(1, new PreflightResult(2, 0, List.of(), List.of(), ""));
        repository.succeeded(1, 1, 2);
        KnownInput next = repository.input(2, "/in/a.csv", "sha256:v2");

        assertThat(inputs.neverAppliedOfEarlierVersion(next)).isEmpty();
        assertThat(inputs.neverAppliedOfEarlierVersion(first)).isEmpty();
    }

    @Test
    void earlierVersionThatWasNeverCountedIsNotMentioned() {
        repository.input(1, "/in/a.csv", "sha256:v1");
        KnownInput next = repository.input(2, "/in/a.csv", "sha256:v2");

        assertThat(inputs.neverAppliedOfEarlierVersion(next)).isEmpty();
    }

    @Test
    void purgeFindsFinishedInputsWhoseLastRunIsOld() {
        ended(1, "COMPLETED", NOON.minusSeconds(100));
        ended(2, "COMPLETED_WITH_ERRORS", NOON.minusSeconds(100));
        ended(3, "STOPPED", NOON.minusSeconds(100));
        ended(4, "COMPLETED", NOON.plusSeconds(100));

        assertThat(inputs.lastRunBefore(NOON, false)).containsExactly(1L, 2L);
        assertThat(inputs.lastRunBefore(NOON, true)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void inputWithAYoungerRunIsNotOld() {
        ended(1, "COMPLETED", NOON.minusSeconds(100));
        repository.runs.begin(Repository.run(100, 1, NOON.plusSeconds(1)), Map.of());

        assertThat(inputs.lastRunBefore(NOON, true)).isEmpty();
    }

    @Test
    void removingTakesAllOfAnInputAndNothingOfAnother() {
        ended(1, "COMPLETED", NOON);
        ended(2, "COMPLETED", NOON);
        for (long input = 1; input <= 2; input++) {
            inputs.storePreflight(
                    input, new PreflightResult(3, 1, List.of(new ErrorCount("X", 1, 2, "x")), List.of(), ""));
            repository.succeeded(input, 1, 2);
            repository.store(input, input, List.of(Repository.invalid(3, Repository.error("X", "Name"))));
            repository.store.leave(repository.checkpoints.whole(input, input), 0, List.of(new Undecided(4, 1, 0)));
        }

        assertThat(inputs.remove(1)).isEqualTo(3);

        assertThat(inputs.find(1)).isEmpty();
        assertThat(repository.runs.of(1)).isEmpty();
        assertThat(repository.queries.tally(1).decided()).isZero();
        assertThat(inputs.find(2)).isPresent();
        assertThat(repository.queries.errors(2)).hasSize(1);
        assertThat(repository.queries.tally(2).decided()).isEqualTo(3);
    }

    private void ended(long input, String state, Instant startedAt) {
        repository.input(input, "/in/%s.csv".formatted(input), "sha256:" + input);
        RunRecord run = Repository.run(input, input, startedAt);
        repository.runs.begin(run, Map.of());
        repository.runs.end(run.ended(state, startedAt.plusSeconds(5), null, null, "/reports", ""));
    }
}
