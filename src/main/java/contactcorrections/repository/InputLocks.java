package contactcorrections.repository;

import java.util.Optional;
import java.util.function.Consumer;

/** Sees to it that one process at a time applies an input. */
public interface InputLocks {

    /** A lock that goes with its process alone. */
    InputLock NEVER_LOST = new InputLock() {

        @Override
        public boolean isFresh() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    };

    /** For a database that one process at a time has open. */
    InputLocks OF_ONE_PROCESS = new InputLocks() {

        @Override
        public InputLock acquire(String location, String target, Consumer<String> onLoss) {
            return NEVER_LOST;
        }

        @Override
        public Optional<String> holder(String location, String target) {
            return Optional.empty();
        }
    };

    /**
     * Locks an input, whichever version of it there is, for what it is applied to; a process that dies lets go of it.
     *
     * @param target key of the target
     * @param onLoss is told, in a sentence for the user, if the lock is lost before it is closed
     * @throws InputLockedException if another process has it
     */
    InputLock acquire(String location, String target, Consumer<String> onLoss);

    /** The process that has an input's lock, in words for the user; empty if nobody has. */
    Optional<String> holder(String location, String target);
}
