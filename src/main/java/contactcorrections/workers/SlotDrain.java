package contactcorrections.workers;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that nobody applies slots of an earlier run of an input any more. Workers go on without the process of their run
 * for a while; what they do meanwhile is not to be rolled back by the next run's repair of the job repository.
 */
public final class SlotDrain {

    private static final Duration GLANCE = Duration.ofMillis(250);

    /** Open calls, and what is stored after them. Who has not handed back by then is waited for slot by slot. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Optional<Workplace> workplace;

    /** @param workplace of the database that processes share, empty where there is none */
    SlotDrain(Optional<Workplace> workplace) {
        this.workplace = workplace;
    }

    /** The caller holds the input's lock: the process of the earlier run is gone, or will find that it has lost the input. */
    public void drain(long jobInstanceId) {
        workplace.ifPresent(each -> drain(jobInstanceId, each));
    }

    private static void drain(long jobInstanceId, Workplace workplace) {
        var open = workplace.runs().open(jobInstanceId);
        open.forEach(workplace.runs()::end);
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!open.isEmpty() && workplace.slots().owned(jobInstanceId) > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
