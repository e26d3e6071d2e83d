package contactcorrections.launch;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.outcome.Counts;
import contactcorrections.run.ExitState;
import contactcorrections.run.StopCause;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunEndTests {

    private static final Long TEN_ROWS = 10L;
    private static final StopCause SIGNAL = new StopCause.Signal();
    private static final StopCause TIME = new StopCause.TimeIsUp("time");
    private static final StopCause ERRORS = new StopCause.TooManyErrors("errors");
    private static final StopCause NO = new StopCause.CannotGoOn("no");

    static Stream<Arguments> ends() {
        return Stream.of(
                // All rows are decided.
                Arguments.of(null, counts(10, 0, 0), 10, ExitState.COMPLETED, null),
                Arguments.of(null, counts(9, 1, 0), 10, ExitState.COMPLETED_WITH_ERRORS, null),
                Arguments.of(null, counts(9, 0, 1), 10, ExitState.COMPLETED_WITH_ERRORS, null),
                // A stop that came when all was done already.
                Arguments.of(SIGNAL, counts(10, 0, 0), 10, ExitState.COMPLETED, null),
                Arguments.of(TIME, counts(9, 1, 0), 10, ExitState.COMPLETED_WITH_ERRORS, null),
                Arguments.of(ERRORS, counts(0, 0, 10), 10, ExitState.COMPLETED_WITH_ERRORS, null),
                Arguments.of(NO, counts(10, 0, 0), 10, ExitState.FAILED, "no"),
                // Rows are left.
                Arguments.of(SIGNAL, counts(4, 0, 0), 4, ExitState.STOPPED, "The run was stopped by a signal."),
                Arguments.of(TIME, counts(4, 0, 0), 4, ExitState.STOPPED, "time"),
                Arguments.of(ERRORS, counts(4, 0, 2), 6, ExitState.ABORTED, "errors"),
                Arguments.of(NO, counts(4, 0, 0), 4, ExitState.FAILED, "no"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void endIsJudgedByTheOutcomes(StopCause cause, Counts stored, long decided, ExitState state, String message) {
        assertThat(RunEnd.of(Optional.ofNullable(cause), TEN_ROWS, stored, decided))
                .isEqualTo(new RunEnd(state, message));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotAddUp")
    void runThatDoesNotAddUpFailed(Counts stored, long decided) {
        RunEnd end = RunEnd.of(Optional.empty(), TEN_ROWS, stored, decided);

        assertThat(end.state()).isEqualTo(ExitState.FAILED);
        assertThat(end.message()).startsWith("The rows do not add up: the input has 10, ");
    }

    static Stream<Arguments> whatDoesNotAddUp() {
        return Stream.of(
                // A step that was called completed with rows unread; outcomes that were rolled back; one too many.
                Arguments.of(counts(4, 0, 0), 4),
                Arguments.of(counts(9, 0, 0), 10),
                Arguments.of(counts(10, 0, 0), 9),
                Arguments.of(counts(11, 0, 0), 11));
    }

    @Test
    void runWithoutAPreflightHasACause() {
        assertThat(RunEnd.of(Optional.of(NO), null, counts(0, 0, 0), 0)).isEqualTo(new RunEnd(ExitState.FAILED, "no"));
        assertThat(RunEnd.of(Optional.of(SIGNAL), null, counts(0, 0, 0), 0).state())
                .isEqualTo(ExitState.STOPPED);
    }

    @Test
    void worstOfSeveralInputsIsReported() {
        assertThat(ExitState.COMPLETED.worse(ExitState.COMPLETED_WITH_ERRORS))
                .isEqualTo(ExitState.COMPLETED_WITH_ERRORS);
        assertThat(ExitState.FAILED.worse(ExitState.COMPLETED)).isEqualTo(ExitState.FAILED);
    }

    private static Counts counts(long succeeded, long invalid, long refused) {
        return new Counts(succeeded, 0, invalid, refused);
    }
}
