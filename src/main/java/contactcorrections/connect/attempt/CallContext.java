package contactcorrections.connect.attempt;

import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.StopSignal;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What all calls of a run have in common.
 *
 * @param lease must be valid when a call leaves
 * @param stop ends every call in good order
 * @param patience how long failures that may pass are borne
 * @param gates let the first call of each operation go ahead
 * @param random spreads the back-offs; safe for use by many threads
 */
public record CallContext(
        Run.Lease lease,
        StopSignal stop,
        Duration patience,
        WarmUpGates gates,
        Clocks clocks,
        RandomGenerator random) {}
