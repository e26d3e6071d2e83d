package contactcorrections.connect;

/** Why a run ends before its input does. */
public sealed interface StopCause {

    /** What the user is told. */
    String message();

    /** The process was asked to end. */
    record Signal() implements StopCause {
        @Override
        public String message() {
            return "The run was stopped by a signal.";
        }
    }

    /** The time that the run was given is over. */
    record TimeIsUp(String message) implements StopCause {}

    /** More rows failed than may. */
    record TooManyErrors(String message) implements StopCause {}

    /**
     * The next call cannot come to a good end either.
     *
     * @param everyInput whether that holds for calls of any other input too
     */
    record CannotGoOn(String message, boolean everyInput) implements StopCause {

        /** Made beforehand: when it is needed, there may be no memory to make it with. */
        public static final CannotGoOn OUT_OF_MEMORY = new CannotGoOn(
                "Out of memory. Give the program more (-Xmx, or its container more memory), and run again.", true);

        public CannotGoOn(String message) {
            this(message, false);
        }
    }
}
