package contactcorrections.job;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.Header;
import contactcorrections.csv.RowBytes;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.RowState;
import contactcorrections.outcome.RunRecord;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.Report;
import contactcorrections.report.ReportFolder;
import contactcorrections.report.ReportWriter;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import contactcorrections.request.CorrectionMapper;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the report of a run from the job repository and the input. */
final class Reporter {

    private final Ledgers ledgers;
    private final Summaries summaries;
    private final Map<String, String> settings;

    /** @param settings the settings in force, as the report shows them */
    Reporter(Ledgers ledgers, Summaries summaries, Map<String, String> settings) {
        this.ledgers = ledgers;
        this.summaries = summaries;
        this.settings = settings;
    }

    /** Writes reports that show other settings. */
    Reporter showing(SettingsInForce others) {
        return new Reporter(ledgers, summaries, others.values());
    }

    /**
     * Writes the files into the folder.
     *
     * @param input the input, to copy the failed rows from; null if it cannot be read
     */
    Summary write(RunRecord run, ReportFolder folder, InputRun.@Nullable Prepared input) {
        Summary summary = summaries.of(run);
        ReportContext context = new ReportContext(settings, summaries.runs(run));
        if (input == null) {
            new ReportWriter(folder)
                    .write(new Report(
                            summary, context, null, failed(run, null), (position, out) -> {}, succeeded(run)));
            return summary;
        }
        CsvFile file = input.file();
        Header header = file.header();
        try (RowBytes bytes = file.rowBytes()) {
            new ReportWriter(folder)
                    .write(new Report(summary, context, header, failed(run, input), bytes::copy, succeeded(run)));
        }
        return summary;
    }

    private Report.RowStream<SucceededRow> succeeded(RunRecord run) {
        return consumer -> ledgers.queries().succeededRows(run.jobInstanceId(), consumer);
    }

    private Report.RowStream<FailedRow> failed(RunRecord run, InputRun.@Nullable Prepared input) {
        if (input != null
                && run.isEndedByPreflight(
                        ledgers.queries().counts(run.jobInstanceId()).decided())) {
            return consumer -> invalidRows(input.file(), input.mapper(), consumer);
        }
        return consumer -> ledgers.queries().failedRows(run.jobInstanceId(), consumer);
    }

    private static void invalidRows(CsvFile file, CorrectionMapper mapper, Consumer<FailedRow> consumer) {
        new Preflight(file, mapper)
                .scan(invalid ->
                        consumer.accept(new FailedRow(invalid.position(), RowState.INVALID, invalid.errors())));
    }
}
