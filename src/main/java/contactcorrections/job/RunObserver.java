package contactcorrections.job;

import contactcorrections.apply.Workload;
import contactcorrections.history.PreflightResult;
import contactcorrections.input.Input;
import contactcorrections.run.RunProgress;

/** Is told what a run is about to do. Calls come from the thread that runs the job. */
public interface RunObserver {

    /** A run begins; its progress can be watched until it has ended. */
    void begun(Input input, RunProgress progress);

    /** Something worth knowing, in one line. */
    void notice(String text);

    /**
     * The preflight has come to its end, and calls are about to start.
     *
     * @param toSend valid rows that are not decided yet
     * @param workload what this run does with them
     */
    void aboutToApply(PreflightResult preflight, long toSend, Workload workload);

    /** The run has ended. */
    void ended();
}
