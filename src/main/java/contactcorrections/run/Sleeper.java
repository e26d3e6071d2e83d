package contactcorrections.run;

import java.time.Duration;

/** How a caller of the throttle waits. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param duration how long, more than zero
     * @throws InterruptedException at once when the run is to stop, also when that was decided before the call
     */
    void sleep(Duration duration) throws InterruptedException;
}
