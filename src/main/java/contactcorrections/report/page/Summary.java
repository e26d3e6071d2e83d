package contactcorrections.report.page;

import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ClearedColumn;
import contactcorrections.history.ErrorCount;
import contactcorrections.outcome.Timeline;
import contactcorrections.run.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run's report says; {@code summary.json} has its members, by their names.
 *
 * @param state how the run ended: the name of its exit code
 * @param message why it ended before the input did, null when it did not
 * @param cleared the columns with cells that empty their fields, in rows that are valid
 * @param contacts what was found by reading contacts, null where none was to be read
 * @param nextCommand the command line that continues from here, null when there is nothing left to do
 */
public record Summary(
        String state,
        @Nullable String message,
        Input input,
        Run run,
        Connect connect,
        Rows rows,
        Calls calls,
        Throttle throttle,
        List<ErrorSummary> errors,
        List<ClearedColumn> cleared,
        @Nullable Contacts contacts,
        Timeline timeline,
        @Nullable String nextCommand) {

    public Summary {
        errors = List.copyOf(errors);
        cleared = List.copyOf(cleared);
    }

    public record Input(String location, String fingerprint, long bytes, long rows) {

        /** Short name for people: the last part of the location. */
        public String name() {
            int end = location.endsWith("/") ? location.length() - 1 : location.length();
            return location.substring(location.lastIndexOf('/', end - 1) + 1, end);
        }
    }

    /**
     * The run, and how many there were of this input.
     *
     * @param jobInstanceId null for a validation, which has no job
     * @param jobExecutionId null for a validation
     * @param executions runs of this input so far, this one included
     */
    public record Run(
            @Nullable Long jobInstanceId,
            @Nullable Long jobExecutionId,
            Instant startedAt,
            Instant endedAt,
            int executions) {

        /** The clock may have been set back since the start. */
        public Run {
            endedAt = endedAt.isBefore(startedAt) ? startedAt : endedAt;
        }

        boolean validation() {
            return jobExecutionId == null;
        }
    }

    /**
     * What the rows are applied to.
     *
     * @param region the AWS Region, {@value Target#SIMULATED} for a rehearsal; null for a validation
     * @param endpoint the address that stands in for the Region's own, null if none does
     * @param instanceIds the Connect instances that were called
     */
    public record Connect(@Nullable String region, @Nullable String endpoint, List<String> instanceIds) {

        public Connect {
            instanceIds = List.copyOf(instanceIds);
        }

        /** Whether nothing that was sent has reached Amazon Connect. */
        public boolean isSimulated() {
            return Target.SIMULATED.equals(region);
        }

        /** For people; empty where nobody is called. */
        String inWords() {
            String called = region == null ? "" : endpoint == null ? region : region + " at " + endpoint;
            return Stream.concat(Stream.of(called).filter(text -> !text.isEmpty()), instanceIds.stream())
                    .collect(Collectors.joining(", "));
        }
    }

    /** All runs of the input together: {@code read = succeeded + unchanged + invalid + refused + remaining}. */
    public record Rows(
            long read, long succeeded, long unchanged, long invalid, long refused, long remaining, long resent) {

        public Rows {
            if (LongStream.of(succeeded, unchanged, invalid, refused, remaining, resent)
                            .anyMatch(count -> count < 0)
                    || read != succeeded + unchanged + invalid + refused + remaining) {
                throw new IllegalArgumentException(
                        "The rows do not add up: %s read, %s succeeded, %s unchanged, %s invalid, %s refused, %s remaining, %s resent"
                                .formatted(read, succeeded, unchanged, invalid, refused, remaining, resent));
            }
        }

        long failed() {
            return invalid + refused;
        }
    }

    /**
     * What was found by reading contacts.
     *
     * @param plan whether that was all, and nothing was sent
     * @param changes what the rows do to the field of each column
     * @param planned what running the plan checks, null where none was written
     * @param undo what can be taken back, null where earlier values are not kept
     */
    public record Contacts(
            boolean plan,
            List<ColumnCount> changes,
            @Nullable Planned planned,
            @Nullable Undo undo) {

        private static final Contacts NONE = new Contacts(false, List.of(), null, null);

        public Contacts {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What {@code planned.csv} expects.
     *
     * @param unchecked values that Connect holds and the file does not expect, as no cell can express them
     */
    public record Planned(long unchecked) {}

    /**
     * What {@code undo.csv} puts back.
     *
     * @param rows rows of that file
     * @param leftOut rows that changed something and are not in it, as nothing of them can be put back
     * @param lasting what it cannot take back
     */
    public record Undo(long rows, long leftOut, List<Lasting> lasting) {

        public Undo {
            lasting = List.copyOf(lasting);
        }
    }

    /**
     * Changes of one kind that UpdateContact cannot take back.
     *
     * @param kind stable upper-case code
     * @param message why, for people
     */
    public record Lasting(String kind, long count, String message) {}

    /** Whether nothing was to be sent but reads. */
    public boolean isPlan() {
        return contacts != null && contacts.plan();
    }

    /** The same with what can be taken back, which is known once that is written. */
    public Summary withUndo(Undo undo) {
        Contacts found = contacts == null ? Contacts.NONE : contacts;
        return with(new Contacts(found.plan(), found.changes(), found.planned(), undo));
    }

    /** The same with what running the plan checks, which is known once that is written. */
    public Summary withPlanned(Planned planned) {
        Contacts found = contacts == null ? Contacts.NONE : contacts;
        return with(new Contacts(found.plan(), found.changes(), planned, found.undo()));
    }

    /** The same without the timeline, and with as many entries of each list at most. */
    public Summary shortened(int entries) {
        Contacts found = contacts == null
                ? null
                : new Contacts(
                        contacts.plan(), first(entries, contacts.changes()), contacts.planned(), contacts.undo());
        return new Summary(
                state,
                message,
                input,
                run,
                new Connect(connect.region(), connect.endpoint(), first(entries, connect.instanceIds())),
                rows,
                calls,
                throttle,
                first(entries, errors),
                first(entries, cleared),
                found,
                Timeline.EMPTY,
                nextCommand);
    }

    private static <T> List<T> first(int entries, List<T> all) {
        return all.subList(0, Math.min(entries, all.size()));
    }

    private Summary with(Contacts found) {
        return new Summary(
                state,
                message,
                input,
                run,
                connect,
                rows,
                calls,
                throttle,
                errors,
                cleared,
                found,
                timeline,
                nextCommand);
    }

    public record Calls(long attempts, long throttled, long retried, long p50Millis, long p99Millis) {}

    /**
     * The throttle of this run.
     *
     * @param rate calls per second that were allowed
     * @param burst calls at once that were allowed
     * @param used share of the allowed tokens that was taken while there were rows to send
     */
    public record Throttle(double rate, long burst, double used) {

        public Throttle {
            if (!Double.isFinite(rate) || !Double.isFinite(used)) {
                throw new IllegalArgumentException("No such throttle: rate %s, used %s".formatted(rate, used));
            }
        }
    }

    /**
     * One kind of error.
     *
     * @param code its stable code
     * @param count rows that have it
     * @param firstLine line of the first of them
     * @param message what was said of that one
     * @param hint what to do about it
     */
    public record ErrorSummary(String code, long count, long firstLine, String message, String hint) {

        public static ErrorSummary of(ErrorCount error) {
            return new ErrorSummary(
                    error.code(),
                    error.count(),
                    error.firstLine(),
                    error.message(),
                    Hint.of(error.code()).remedy());
        }
    }
}
