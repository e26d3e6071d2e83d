package contactcorrections.workers;

import contactcorrections.run.Run;
import contactcorrections.run.RunningProcess;
import contactcorrections.workload.ErrorBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.batch.core.step.Step;

/** The runs that this process can help, and its part in one of them. */
public final class HelpedRuns {

    /** Often enough that nobody takes it for gone, and not with each look for a run. */
    private static final Duration PRESENCE = SharedRunStore.WORKER_SEEN.dividedBy(3);

    private final Workplace workplace;
    private long presentUntil = System.nanoTime();

    HelpedRuns(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * Notes that this process waits, and finds a run for it to help.
     *
     * @param except numbers of runs that it cannot help
     */
    public Optional<SharedRun> next(Collection<Long> except) {
        if (System.nanoTime() - presentUntil >= 0) {
            workplace.runs().waits(workplace.process(), RunningProcess.current());
            presentUntil = System.nanoTime() + PRESENCE.toNanos();
        }
        return workplace.runs().toHelp(except);
    }

    /** This process waits no more. */
    public void leave() {
        workplace.runs().forget(workplace.process());
    }

    /**
     * Takes part in a run of another process; it is to be started.
     *
     * @param step applies the rows of a slot
     * @param threads how many slots are applied at once
     */
    public Participation join(Run run, SharedRun shared, ErrorBudget budget, Step step, int threads) {
        return new Participation(run, shared, budget, new Participation.Part(step, true, threads), workplace);
    }
}
