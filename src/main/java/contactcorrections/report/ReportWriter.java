package contactcorrections.report;

import contactcorrections.csv.Header;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.FailedLines;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import contactcorrections.report.page.SummaryPage;

/** Writes the files of a report, in place of those of an earlier report in the same folder. */
public final class ReportWriter {

    private final ReportFolder folder;

    public ReportWriter(ReportFolder folder) {
        this.folder = folder;
    }

    /** Writes all files; the summary comes last, so that it never speaks of files that are not there yet. */
    public void write(Report report) {
        FailedLines first = writeFailed(report);
        if (report.succeeded() != null) {
            writeSucceeded(report.succeeded());
        }
        writeSummary(report.summary(), report.context(), first);
    }

    /** Writes {@code summary.html} and {@code summary.json} alone. */
    public void writeSummary(Summary summary, ReportContext context, FailedLines failed) {
        folder.write("summary.html", SummaryPage.of(summary, context, failed));
        folder.write(ReportFolder.SUMMARY, SummaryJson.of(summary));
    }

    private FailedLines writeFailed(Report report) {
        FailedLines first = new FailedLines();
        Header header = report.header();
        if (header == null) {
            report.failed().forEach(first::add);
            return first;
        }
        try (FailedCsv csv = FailedCsv.in(folder, header, report.bytes())) {
            report.failed().forEach((FailedRow row) -> {
                first.add(row);
                csv.add(row);
            });
            csv.complete();
        }
        return first;
    }

    private void writeSucceeded(Report.RowStream<SucceededRow> rows) {
        try (SucceededCsv csv = new SucceededCsv(folder)) {
            rows.forEach(csv::add);
            csv.complete();
        }
    }
}
