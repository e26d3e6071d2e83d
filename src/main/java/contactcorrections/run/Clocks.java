package contactcorrections.run;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day, for the record, and one that nobody can set, to measure with.
 *
 * @param wall the time of day
 * @param nanos as {@link System#nanoTime()}
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {

    public static final Clocks SYSTEM = new Clocks(InstantSource.system(), System::nanoTime);
}
