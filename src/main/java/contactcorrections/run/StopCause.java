package contactcorrections.run;

import org.jspecify.annotations.Nullable;

/** Why a run ends before its input does. */
public sealed interface StopCause {

    /** What the user is told. */
    String message();

    /** The command line that continues, null if it is the one that began the run. */
    default @Nullable String continueWith() {
        return null;
    }

    /** The process was asked to end. */
    record Signal() implements StopCause {
        @Override
        public String message() {
            return "The run was stopped by a signal.";
        }
    }

    /** The time that the run was given is over. */
    record TimeIsUp(String message) implements StopCause {}

    /** The run has sent as many rows as it may. */
    record LimitReached(String message) implements StopCause {}

    /** What is stopped is for other processes to do from now on; the run is not concerned. */
    record LeftToOthers(String message) implements StopCause {}

    /** More rows failed than may. */
    record TooManyErrors(String message) implements StopCause {}

    /**
     * The next call cannot come to a good end either.
     *
     * @param everyInput whether that holds for calls of any other input too
     * @param continueWith the command line that continues, null if it is the one that began the run
     */
    record CannotGoOn(
            String message, boolean everyInput, @Nullable String continueWith) implements StopCause {

        /** Made beforehand: when it is needed, there may be no memory to make it with. */
        public static final CannotGoOn OUT_OF_MEMORY = new CannotGoOn(
                "Out of memory. Give the program more (-Xmx, or its container more memory), and run again.", true);

        /** Made beforehand, for the same reason. */
        public static final CannotGoOn NO_THREAD = new CannotGoOn(
                "The system does not let this program create another thread. Allow it more of them (ulimit -u, or its"
                        + " container's pids limit), or lower --max-in-flight, and run again.",
                true);

        /** The JVM says both by one error: that the heap is used up, and that no thread can be created. */
        public static CannotGoOn of(OutOfMemoryError error) {
            String message = error.getMessage();
            return message != null && message.contains("native thread") ? NO_THREAD : OUT_OF_MEMORY;
        }

        public CannotGoOn(String message) {
            this(message, false);
        }

        public CannotGoOn(String message, boolean everyInput) {
            this(message, everyInput, null);
        }
    }
}
