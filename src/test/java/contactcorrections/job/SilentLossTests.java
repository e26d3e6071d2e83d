package contactcorrections.job;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.launch.CorrectionsRunner;
import contactcorrections.outcome.Tally;
import contactcorrections.report.RunResult;
import contactcorrections.run.ExitState;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.simulator.ReceivedCall;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Provokes what Spring Batch silently loses rows by; 240 rows are three chunks. */
@Timeout(60)
class SilentLossTests {

    private static final int ROWS = 240;

    @TempDir
    private Path folder;

    private Pipeline pipeline;

    @BeforeEach
    void open() throws Exception {
        pipeline = new Pipeline(folder);
    }

    @AfterEach
    void close() throws Exception {
        pipeline.close();
    }

    @Test
    void interruptFlagOfTheStepsThreadBetweenChunksLosesNoRow() throws Exception {
        Thread thread = Thread.currentThread();
        TestInput input = TestInput.rows(ROWS).onCheck(() -> {
            if (pipeline.calls.size() >= 100) {
                thread.interrupt();
            }
        });

        RunResult result = pipeline.run(input);

        Thread.interrupted();
        assertCompletedOnlyIfAllWasSent(result);
        goOnToTheEnd(input);
    }

    @Test
    void interruptFlagBeforeTheFirstChunkLosesNoRow() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        pipeline.observed.beforeApply(() -> Thread.currentThread().interrupt());

        RunResult result = pipeline.run(input);

        Thread.interrupted();
        assertCompletedOnlyIfAllWasSent(result);
        pipeline.observed.beforeApply(() -> {});
        goOnToTheEnd(input);
    }

    @Test
    void interruptsWhileCallsAreOpenLoseNoRow() throws Exception {
        Thread thread = Thread.currentThread();
        TestInput input = TestInput.rows(ROWS);
        pipeline.onCall(everyTwentieth(call -> thread.interrupt()));

        RunResult result = pipeline.run(input);

        Thread.interrupted();
        assertCompletedOnlyIfAllWasSent(result);
        pipeline.onCall(call -> {});
        goOnToTheEnd(input);
    }

    @Test
    void stepThatIsStoppedIsNeverCalledCompleted() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        CorrectionsRunner runner = pipeline.runner(pipeline.settings("10%"), Pipeline.CSV, Pipeline.REQUESTS);
        pipeline.onCall(call -> {
            if (pipeline.calls.size() >= 120) {
                pipeline.stop(new StopCause.TimeIsUp("The time is up."));
            }
        });

        RunResult result = runner.run(Run.Purpose.RUN, input, Pipeline.INVOCATION, pipeline.observed);

        assertThat(result.state()).isEqualTo(ExitState.STOPPED);
        assertThat(result.message()).isEqualTo("The time is up.");
        assertThat(pipeline.tally().decided()).isBetween(120L, 140L);
        pipeline.onCall(call -> {});
        goOnToTheEnd(input);
        assertThat(pipeline.calls).hasSize(ROWS);
        assertThat(pipeline.tally().resent()).isZero();
    }

    @Test
    void commitThatFailsOnceEndsTheRunAndIsRepaired() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        pipeline.onCall(atCall(120, call -> pipeline.transactions.failNext(1)));

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(result.message()).contains("job repository");
        goOnToTheEnd(input);
        assertThat(pipeline.tally().resent()).isEqualTo(100);
        assertThat(pipeline.calls).hasSize(ROWS + 100);
    }

    @Test
    void commitsThatFailFromThenOnEndTheRunAndAreRepaired() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        pipeline.onCall(atCall(120, call -> pipeline.transactions.failNext(Integer.MAX_VALUE)));

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(result.message()).contains("job repository");
        pipeline.transactions.heal();
        goOnToTheEnd(input);
        assertThat(pipeline.tally().resent()).isEqualTo(100);
    }

    @Test
    void commitWhoseAnswerIsLostIsNotRepeated() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        pipeline.onCall(atCall(120, call -> pipeline.transactions.loseNextAnswer()));

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        goOnToTheEnd(input);
        assertThat(pipeline.calls).hasSize(ROWS);
        assertThat(pipeline.tally().resent()).isZero();
    }

    @Test
    void commitOfTheLastChunkThatFailsIsNoCompletion() throws Exception {
        TestInput input = TestInput.rows(ROWS);
        pipeline.onCall(atCall(ROWS, call -> pipeline.transactions.failNext(1)));

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(pipeline.tally().decided()).isEqualTo(200);
        goOnToTheEnd(input);
        assertThat(pipeline.tally().resent()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14})
    void whicheverCommitFailsTheNextRunFinishes(int commit) throws Exception {
        TestInput input = TestInput.rows(40);
        pipeline.transactions.failAt(commit);

        RunResult result = pipeline.run(input);

        assertCompletedOnlyIfAllWasSent(result, 40);
        assertThat(result.message() != null || result.summary() != null).isTrue();
        pipeline.transactions.heal();
        RunResult next = pipeline.run(input);
        assertThat(next.state()).as(String.valueOf(next.message())).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.tally().succeeded()).isEqualTo(40);
    }

    @Test
    void errorBetweenReadingAndTheCommitRollsTheChunkBackButForgetsNoOutcome() throws Exception {
        var checks = new AtomicInteger();
        TestInput input = TestInput.rows(ROWS).onCheck(() -> {
            if (pipeline.calls.size() >= 200 && checks.getAndIncrement() == 0) {
                throw new IllegalStateException("thrown by a test");
            }
        });

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(pipeline.tally().decided()).isEqualTo(200);
        goOnToTheEnd(input);
        assertThat(pipeline.tally().resent()).isZero();
        assertThat(pipeline.calls).hasSize(ROWS);
    }

    @Test
    void checkpointThatCannotBeReadEndsTheRunForThat() throws Exception {
        TestInput input = TestInput.rows(10);
        pipeline.observed.beforeApply(() -> pipeline.database
                .sql("alter table correction_undecided rename to away")
                .update());

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(result.message()).contains("job repository");
        assertThat(pipeline.calls).isEmpty();
        pipeline.observed.beforeApply(() -> {});
        pipeline.database.sql("alter table away rename to correction_undecided").update();
        assertThat(pipeline.run(input).state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(10);
    }

    @Test
    void recordOfTheEndThatCannotBeWrittenIsNoCompletion() throws Exception {
        TestInput input = TestInput.rows(10);
        pipeline.database
                .sql("alter table correction_run add constraint broken check (ended_at is null)")
                .update();

        RunResult result = pipeline.run(input);

        assertThat(result.state()).isEqualTo(ExitState.FAILED);
        assertThat(result.message()).contains("job repository");
        pipeline.database
                .sql("alter table correction_run drop constraint broken")
                .update();
        RunResult next = pipeline.run(input);
        assertThat(next.state()).isEqualTo(ExitState.COMPLETED);
        assertThat(pipeline.calls).hasSize(10);
    }

    private void goOnToTheEnd(TestInput input) throws Exception {
        input.onCheck(() -> {});
        RunResult result = pipeline.run(input);

        assertThat(result.state()).as(String.valueOf(result.message())).isEqualTo(ExitState.COMPLETED);
        Tally tally = pipeline.tally();
        assertThat(tally.succeeded()).isEqualTo(ROWS);
        assertThat(pipeline.calls.stream().map(ReceivedCall::contactId).distinct())
                .hasSize(ROWS);
        assertThat(pipeline.database
                        .sql("select count(distinct row_no) from correction_outcome")
                        .query(Long.class)
                        .single())
                .isEqualTo(ROWS);
    }

    private void assertCompletedOnlyIfAllWasSent(RunResult result) {
        assertCompletedOnlyIfAllWasSent(result, ROWS);
    }

    private void assertCompletedOnlyIfAllWasSent(RunResult result, int rows) {
        boolean all = pipeline.tally().succeeded() == rows;
        assertThat(result.state()).matches(state -> all || !state.isFinished());
    }

    private Consumer<ReceivedCall> atCall(int number, Consumer<ReceivedCall> happens) {
        var calls = new AtomicInteger(pipeline.calls.size());
        return call -> {
            if (calls.incrementAndGet() == number) {
                happens.accept(call);
            }
        };
    }

    private static Consumer<ReceivedCall> everyTwentieth(Consumer<ReceivedCall> happens) {
        var calls = new AtomicInteger();
        return call -> {
            if (calls.incrementAndGet() % 20 == 0) {
                happens.accept(call);
            }
        };
    }
}
