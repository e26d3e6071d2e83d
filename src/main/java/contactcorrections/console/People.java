package contactcorrections.console;

import java.time.Duration;
import java.util.Locale;

/** Writes quantities as people read them. */
public final class People {

    private People() {}

    /** Such as {@code 45 s}, {@code 12 min} or {@code 3 h 05 min}; rounded up to the unit shown. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.plusMillis(999).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120
                ? minutes + " min"
                : String.format(Locale.ROOT, "%s h %02d min", minutes / 60, minutes % 60);
    }
}
