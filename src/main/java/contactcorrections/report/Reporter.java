package contactcorrections.report;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.Header;
import contactcorrections.csv.RowBytes;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RowTotals;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the files of a run's report from the job repository and the input. */
public record Reporter(OutcomeQueries outcomes, Summaries summaries) {

    /**
     * An input that failed rows are copied from.
     *
     * @param file its rows
     * @param invalid its invalid rows, found by reading it anew
     */
    public record Source(CsvFile file, Report.RowStream<FailedRow> invalid) {}

    /**
     * Writes the files into the folder.
     *
     * @param settings the settings in force, as the report shows them
     * @param input the input, to copy the failed rows from; null if it cannot be read
     */
    public Summary write(RunRecord run, ReportFolder folder, Map<String, String> settings, @Nullable Source input) {
        Summary summary = summaries.of(run);
        ReportContext context = new ReportContext(settings, summaries.runs(run));
        if (input == null) {
            new ReportWriter(folder)
                    .write(new Report(
                            summary, context, null, failed(run, null), (position, out) -> {}, succeeded(run)));
            return summary;
        }
        Header header = input.file().header();
        try (RowBytes bytes = input.file().rowBytes()) {
            new ReportWriter(folder)
                    .write(new Report(summary, context, header, failed(run, input), bytes::copy, succeeded(run)));
        }
        return summary;
    }

    private Report.RowStream<SucceededRow> succeeded(RunRecord run) {
        return consumer -> outcomes.succeededRows(run.jobInstanceId(), consumer);
    }

    private Report.RowStream<FailedRow> failed(RunRecord run, @Nullable Source input) {
        long id = run.jobInstanceId();
        return input != null
                        && RowTotals.of(run, Optional.empty(), outcomes.counts(id))
                                .invalidByPreflight()
                ? input.invalid()
                : consumer -> outcomes.failedRows(id, consumer);
    }
}
