package contactcorrections.report.page;

import com.samskivert.mustache.Mustache;
import contactcorrections.run.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;

/** The summary for a terminal of 80 columns, in the order of the page; what happened and how to continue come last. */
public final class SummaryText {

    private static final int COLUMNS = 80;
    private static final int MOST_ERRORS = 20;

    private SummaryText() {}

    /**
     * The summary as text, each line ended by a line feed.
     *
     * @param report where the report was written, null when none was
     * @param colour whether the text goes to a terminal that shows colours
     */
    public static String of(Summary summary, @Nullable String report, boolean colour) {
        SummaryWords words = new SummaryWords(summary);
        Map<String, @Nullable Object> members =
                new HashMap<>(layout(colour, words.verdict().tone()));
        members.put("errors", Excerpt.ofErrors(summary.errors(), MOST_ERRORS));
        members.put("report", report == null ? null : Wording.text(report));
        return words.fill(Mustache.compiler().escapeHTML(false), "summary.txt.mustache", members);
    }

    /** How the template sets its parts: in colour, wrapped, or in columns with numbers to the right. */
    private static Map<String, Mustache.Lambda> layout(boolean colour, Verdict.Tone tone) {
        return Map.ofEntries(
                set("bold", text -> styled(colour, "1", text)),
                set("toned", text -> styled(colour, code(tone), text)),
                set("wrapped", text -> wrap(text, 0)),
                set("indented", text -> "    " + wrap(text, 4)),
                set("hanging", text -> wrap(text, 10)),
                set("left12", "%-12s"::formatted),
                set("left14", "%-14s"::formatted),
                set("left34", text -> "%-34s".formatted(Wording.text(text, 33))),
                set("left36", "%-36s"::formatted),
                set("right10", "%10s"::formatted),
                set("left40", text -> "%-40s".formatted(Wording.text(text, 39))),
                set("left42", "%-42s"::formatted),
                set("right7", "%7s"::formatted),
                set("right13", "%13s"::formatted));
    }

    private static Map.Entry<String, Mustache.Lambda> set(String name, UnaryOperator<String> how) {
        return Map.entry(name, (part, out) -> out.write(how.apply(part.execute())));
    }

    private static String code(Verdict.Tone tone) {
        return switch (tone) {
            case GOOD -> "1;32";
            case MIXED -> "1;33";
            case BAD -> "1;31";
        };
    }

    private static String styled(boolean colour, String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /** Breaks lines between words; a word that is longer than a line, such as a path, stays whole. */
    private static String wrap(String text, int indent) {
        return WordUtils.wrap(text, COLUMNS - indent, "\n" + " ".repeat(indent), false);
    }
}
