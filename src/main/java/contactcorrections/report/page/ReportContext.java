package contactcorrections.report.page;

import contactcorrections.history.RunRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page says beyond the summary.
 *
 * @param settings the settings in force, in the order they are shown
 * @param runs the runs of this input so far, the latest first
 */
public record ReportContext(Map<String, String> settings, List<RunRecord> runs) {

    public ReportContext {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        runs = List.copyOf(runs);
    }
}
