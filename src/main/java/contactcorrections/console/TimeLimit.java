package contactcorrections.console;

import contactcorrections.launch.JobSettings;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time that a run was given: until a time of day, for a duration, or both. */
public final class TimeLimit {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ZonedDateTime begun;
    private final JobSettings.@Nullable TimeOfDay until;
    private final @Nullable Duration most;

    private TimeLimit(ZonedDateTime begun, JobSettings.@Nullable TimeOfDay until, @Nullable Duration most) {
        this.begun = begun;
        this.until = until;
        this.most = most;
    }

    /** The limit of a run that begins now. */
    public static TimeLimit of(JobSettings settings, ZonedDateTime now) {
        return new TimeLimit(now, settings.until(), settings.maxDuration());
    }

    /** When clocks show the time of {@code --until} next. */
    public Optional<ZonedDateTime> untilEnd() {
        return Optional.ofNullable(until).map(time -> time.nextAfter(begun));
    }

    /** The message for a run that continues past midnight, which its user may not have meant. */
    public Optional<String> tomorrow() {
        return untilEnd()
                .filter(end -> end.toLocalDate().isAfter(begun.toLocalDate()))
                .map(end -> "--until %s is tomorrow, %s %s".formatted(until, SHOWN.format(end), end.getZone()));
    }

    /** How many of so many rows are left when the time is up; none if there is no limit. */
    long rowsLeft(long rows, double perSecond, ZonedDateTime now) {
        double seconds = ends().mapToLong(end -> Duration.between(now, end).toSeconds())
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.max(0, rows - (long) (Math.max(0, seconds) * perSecond));
    }

    private Stream<ZonedDateTime> ends() {
        return Stream.concat(untilEnd().stream(), Stream.ofNullable(most).map(begun::plus));
    }
}
