package contactcorrections.slots;

import contactcorrections.connect.ConnectAccess;
import contactcorrections.repository.Confirmation;
import contactcorrections.run.Run;
import java.time.Duration;
import java.time.InstantSource;

/** Lets calls for a slot leave as long as it was found this process's own a short time ago. */
public final class Lease implements Run.Lease {

    /** How long a confirmation is good for. */
    public static final Duration LENGTH = Duration.ofSeconds(3);

    /** After the last confirmation of a process that died, its last call may be under way for so long. */
    public static final Duration TAKE_OVER = LENGTH.plus(ConnectAccess.ATTEMPT_TIMEOUT);

    private final Confirmation confirmation = new Confirmation(LENGTH, InstantSource.system(), System::nanoTime);
    private final long freeAt;

    /**
     * @param asked when the slot was taken
     * @param wait how long no call may leave
     */
    public Lease(Confirmation.Moment asked, Duration wait) {
        confirmation.at(asked);
        freeAt = System.nanoTime() + wait.toNanos();
    }

    public static Confirmation.Moment now() {
        return new Confirmation.Moment(InstantSource.system().instant(), System.nanoTime());
    }

    public void confirm(Confirmation.Moment asked) {
        confirmation.at(asked);
    }

    @Override
    public boolean isValid() {
        return System.nanoTime() - freeAt >= 0 && confirmation.isRecent();
    }
}
