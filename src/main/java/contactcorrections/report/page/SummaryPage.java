package contactcorrections.report.page;

import com.samskivert.mustache.Mustache;
import contactcorrections.run.Wording;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code summary.html}: the template of that name, which escapes whatever it shows. */
public final class SummaryPage {

    private static final int MOST_ERRORS = 30;
    private static final int MOST_SETTINGS = 40;

    private SummaryPage() {}

    /**
     * The page as HTML.
     *
     * @param failed the first failed rows
     */
    public static String of(Summary summary, ReportContext context, FailedLines failed) {
        SummaryWords words = new SummaryWords(summary);
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("tone", words.verdict().tone().name().toLowerCase(Locale.ROOT));
        members.put("size", Wording.count(summary.input().bytes(), "byte"));
        members.put("fingerprint", Wording.text(summary.input().fingerprint(), 100));
        members.put("nth", ordinal(summary.run().executions()));
        members.put("messageLines", words.message().isEmpty() ? null : String.join("\n", words.message()));
        members.put("errors", Excerpt.ofErrors(summary.errors(), MOST_ERRORS));
        members.put("chart", TimelineChart.of(summary, context.runs()));
        members.put("settings", settings(context.settings()));
        members.put("runs", Excerpt.ofRuns(context.runs()));
        members.put("failed", failed);
        members.put("failedCaption", failed.caption(summary.rows().failed()));
        return words.fill(Mustache.compiler(), "summary.html.mustache", members);
    }

    private static String ordinal(int number) {
        return switch (number) {
            case 1 -> "the first";
            case 2 -> "the second";
            case 3 -> "the third";
            default -> "number " + Wording.number(number);
        };
    }

    private record Setting(String name, String value) {}

    private static List<Setting> settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .limit(MOST_SETTINGS)
                .map(setting -> new Setting(Wording.text(setting.getKey(), 60), Wording.text(setting.getValue(), 200)))
                .toList();
    }
}
