package contactcorrections.workers;

import contactcorrections.run.Run;
import contactcorrections.run.RunningProcess;
import contactcorrections.workload.ErrorBudget;
import java.util.Collection;
import java.util.Optional;
import org.springframework.batch.core.step.Step;

/** The runs that this process can help, and its part in one of them. */
public final class HelpedRuns {

    private final Workplace workplace;

    HelpedRuns(Workplace workplace) {
        this.workplace = workplace;
    }

    /**
     * Notes that this process waits, and finds a run for it to help.
     *
     * @param except numbers of runs that it cannot help
     */
    public Optional<SharedRun> next(Collection<Long> except) {
        workplace.runs().waits(workplace.process(), RunningProcess.current());
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
