package contactcorrections.launch;

import contactcorrections.history.PreflightResult;
import contactcorrections.input.Input;
import contactcorrections.run.RunProgress;
import contactcorrections.workload.Workload;

/** Is told what a run is about to do. Calls come from the thread that runs the job. */
public interface RunObserver {

    /** For runs that nobody watches. */
    RunObserver NONE = new RunObserver() {

        @Override
        public void begun(Input input, RunProgress progress) {}

        @Override
        public void notice(String text) {}

        @Override
        public void aboutToApply(PreflightResult preflight, long toSend, Workload workload) {}

        @Override
        public void ended() {}
    };

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
