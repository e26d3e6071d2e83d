package contactcorrections.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfirmationTests {

    private Instant wall = Instant.parse("2026-11-22T10:00:00Z");
    private long nanos;
    private final Confirmation confirmation = new Confirmation(Duration.ofSeconds(5), () -> wall, () -> nanos);

    @Test
    void lockThatWasNeverSeenHeldIsNotHeld() {
        assertThat(confirmation.isRecent()).isFalse();
    }

    @Test
    void confirmationIsRecentForItsTimeAndNoLonger() {
        confirmation.at(confirmation.now());
        pass(5);
        assertThat(confirmation.isRecent()).isTrue();

        pass(1);
        assertThat(confirmation.isRecent()).isFalse();

        confirmation.at(confirmation.now());
        assertThat(confirmation.isRecent()).isTrue();
    }

    @Test
    void answerThatWaitedForAFrozenProcessCountsFromItsQuestion() {
        Confirmation.Moment asked = confirmation.now();
        pass(60);

        confirmation.at(asked);

        assertThat(confirmation.isRecent()).isFalse();
    }

    @Test
    void sleepOfTheMachineWhichOneClockDoesNotSeeCounts() {
        confirmation.at(confirmation.now());

        wall = wall.plusSeconds(60);

        assertThat(confirmation.isRecent()).isFalse();
    }

    @Test
    void clockThatIsSetBackHidesNothing() {
        confirmation.at(confirmation.now());
        pass(6);

        wall = wall.minusSeconds(3_600);

        assertThat(confirmation.isRecent()).isFalse();
    }

    private void pass(long seconds) {
        wall = wall.plusSeconds(seconds);
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
