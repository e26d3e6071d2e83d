package contactcorrections.fault;

import java.util.Arrays;
import java.util.List;

/** What may happen to a run and the workers that help it. */
enum WorkerFault {
    WORKER_KILLED,
    RUN_KILLED,
    BOTH_KILLED,
    WORKER_FROZEN,
    RUN_FROZEN,
    /** The run is frozen until another run of its input has taken over. */
    RUN_REPLACED,
    WORKER_TERMINATED,
    RUN_TERMINATED,
    /** Calls hang for almost as long as they may take, and their worker is killed. */
    CALLS_HANG,
    /** A worker's clock is an hour ahead. */
    CLOCK_AHEAD,
    /** A worker comes that would call something else than the run. */
    STRANGER,
    DATABASE_STOPPED,
    DATABASE_KILLED,
    CONNECTIONS_CUT;

    /** Those that can happen on this machine. */
    static List<WorkerFault> possible() {
        return Arrays.stream(values())
                .filter(fault -> Clock.canBeSet() || fault != CLOCK_AHEAD)
                .toList();
    }
}
