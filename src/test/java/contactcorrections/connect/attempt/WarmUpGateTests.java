package contactcorrections.connect.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpGateTests {

    private final WarmUpGate firstCall = new WarmUpGate();
    private final StopSignal stop = new StopSignal();

    @Test
    void othersWaitUntilTheFirstCallIsOver() throws Exception {
        firstCall.giveWay(stop);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> firstCall.giveWay(stop));

        assertThat(other).isNotDone();
        assertThat(firstCall.isOver()).isTrue();
        other.get(10, TimeUnit.SECONDS);
        assertThat(firstCall.isOver()).isFalse();
    }

    @Test
    void othersDoNotWaitForAFirstCallThatNeverComesBackWhenTheRunIsToStop() throws Exception {
        firstCall.giveWay(stop);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> firstCall.giveWay(stop));

        stop.raise(new StopCause.Signal());

        other.get(10, TimeUnit.SECONDS);
    }
}
