package contactcorrections.run;

/** How a run ended, and the exit code that says so. */
public enum ExitState {
    COMPLETED(0),
    COMPLETED_WITH_ERRORS(1),
    ABORTED(2),
    FAILED(3),
    STOPPED(4),
    ALREADY_RUNNING(5),
    USAGE(64);

    private final int code;

    ExitState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether every row of the input was decided. */
    public boolean isFinished() {
        return this == COMPLETED || this == COMPLETED_WITH_ERRORS;
    }

    /** The one to report when several inputs ended differently. */
    public ExitState worse(ExitState other) {
        return code >= other.code ? this : other;
    }
}
