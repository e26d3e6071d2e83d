package contactcorrections.report.page;

import com.samskivert.mustache.Mustache;
import contactcorrections.contact.ColumnCount;
import contactcorrections.report.page.Excerpt.ClearedLine;
import contactcorrections.run.Wording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A summary in the words that the page and the text have in common; their templates ask for the members by name. Text from
 * elsewhere is bounded in length, so that what is shown stays small whatever the input holds.
 */
final class SummaryWords {

    /** Longest text from elsewhere, in code points; enough for any path or address. */
    private static final int MOST_TEXT = 1_000;

    /** As many as the job repository keeps. */
    private static final int MOST_MESSAGE = 20_000;

    private final Summary summary;
    private final Verdict verdict;

    SummaryWords(Summary summary) {
        this.summary = summary;
        this.verdict = Verdict.of(summary);
    }

    /** Fills a template with these words and with members of its own. */
    String fill(Mustache.Compiler compiler, String template, Map<String, ? extends @Nullable Object> members) {
        var resource = Objects.requireNonNull(SummaryWords.class.getResourceAsStream(template));
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            StringWriter text = new StringWriter();
            compiler.strictSections(true).compile(reader).execute(members, this, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict verdict() {
        return verdict;
    }

    String input() {
        return Wording.text(summary.input().name(), MOST_TEXT);
    }

    @Nullable
    String rehearsal() {
        return summary.connect().isSimulated() ? Verdict.REHEARSAL : null;
    }

    String location() {
        return Wording.text(summary.input().location(), MOST_TEXT);
    }

    Summary.@Nullable Run run() {
        return summary.run().validation() ? null : summary.run();
    }

    String runCount() {
        return Wording.number(summary.run().executions());
    }

    String started() {
        return Wording.time(summary.run().startedAt());
    }

    String ended() {
        return Wording.time(summary.run().endedAt());
    }

    String took() {
        return Wording.duration(
                Duration.between(summary.run().startedAt(), summary.run().endedAt()));
    }

    @Nullable
    String connect() {
        String connect = summary.connect().inWords();
        return connect.isEmpty() ? null : Wording.text(connect, MOST_TEXT);
    }

    RowsBar rows() {
        return RowsBar.of(summary);
    }

    Excerpt<ClearedLine> cleared() {
        return Excerpt.ofCleared(summary.cleared());
    }

    /** What the rows do to each column's field; null where no contact was read. */
    @Nullable
    Changes changes() {
        Summary.Contacts contacts = summary.contacts();
        return contacts == null || contacts.changes().isEmpty() ? null : Changes.of(contacts);
    }

    /** What the rows do to the fields of contacts, as a table. */
    record Changes(boolean plan, List<Line> lines, @Nullable String more) {

        private static final int MOST_COLUMNS = 30;
        private static final int MOST_COLUMN_NAME = 100;

        record Line(
                String column,
                String firstSet,
                String changed,
                String cleared,
                String unchanged,
                @Nullable String notCompared) {

            static Line of(ColumnCount count) {
                return new Line(
                        Wording.text(count.column(), MOST_COLUMN_NAME),
                        Wording.number(count.firstSet()),
                        Wording.number(count.changed()),
                        Wording.number(count.cleared()),
                        Wording.number(count.unchanged()),
                        count.notCompared() == 0 ? null : Wording.number(count.notCompared()));
            }
        }

        static Changes of(Summary.Contacts contacts) {
            int more = contacts.changes().size() - MOST_COLUMNS;
            return new Changes(
                    contacts.plan(),
                    contacts.changes().stream()
                            .limit(MOST_COLUMNS)
                            .map(Line::of)
                            .toList(),
                    more > 0 ? Wording.count(more, "more column") : null);
        }
    }

    /** The values that are not checked when the plan is run; null where there are none. */
    @Nullable
    String unchecked() {
        Summary.Planned planned =
                summary.contacts() == null ? null : summary.contacts().planned();
        return planned == null || planned.unchecked() == 0 ? null : Wording.count(planned.unchecked(), "value");
    }

    /** What can be taken back; null where earlier values are not kept. */
    @Nullable
    Undo undo() {
        Summary.Undo undo =
                summary.contacts() == null ? null : summary.contacts().undo();
        return undo == null
                ? null
                : new Undo(
                        Wording.count(undo.rows(), "row"),
                        undo.leftOut() == 0 ? null : Wording.count(undo.leftOut(), "row"),
                        undo.lasting().stream()
                                .map(kind -> new Undo.Lasting(
                                        Wording.number(kind.count()), Wording.text(kind.message(), MOST_TEXT)))
                                .toList());
    }

    /** How many rows undo.csv has, how many it has not, and what it cannot take back. */
    record Undo(String rows, @Nullable String leftOut, List<Lasting> lasting) {

        record Lasting(String count, String message) {}

        boolean partial() {
            return !lasting.isEmpty();
        }
    }

    @Nullable
    Calls calls() {
        return summary.calls().attempts() == 0 ? null : Calls.of(summary.calls(), summary.throttle());
    }

    /** The calls and their throttle. */
    record Calls(
            String attempts,
            String retried,
            String throttled,
            String p50,
            String p99,
            String rate,
            String burst,
            String used) {

        static Calls of(Summary.Calls calls, Summary.Throttle throttle) {
            return new Calls(
                    Wording.number(calls.attempts()),
                    Wording.number(calls.retried()),
                    Wording.number(calls.throttled()),
                    Wording.millis(calls.p50Millis()),
                    Wording.millis(calls.p99Millis()),
                    Wording.number(throttle.rate()),
                    Wording.number(throttle.burst()),
                    Wording.percent(throttle.used()));
        }
    }

    /** Why the run ended before the input did, line by line. */
    List<String> message() {
        return summary.message() == null
                ? List.of()
                : Wording.lines(summary.message(), MOST_MESSAGE).lines().toList();
    }

    @Nullable
    String command() {
        return summary.nextCommand() == null ? null : Wording.text(summary.nextCommand());
    }
}
