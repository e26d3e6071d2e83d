package contactcorrections.report;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeLogException;
import contactcorrections.changes.ChangeParts;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.Header;
import contactcorrections.csv.RowBytes;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.RowTotals;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.changes.ChangeFiles;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.FileColumns;
import contactcorrections.run.Run;
import contactcorrections.s3.S3Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the files of a run's report from the job repository, the input, and what is kept of the contacts. */
public record Reporter(InputStore inputs, OutcomeQueries outcomes, Summaries summaries, S3Access s3) {

    /**
     * An input that failed rows are copied from.
     *
     * @param file its rows
     * @param invalid its invalid rows, found by reading it anew
     * @param requests the settings that its rows were read with
     * @param columns which column gives which field
     */
    public record Source(
            CsvFile file, Report.RowStream<FailedRow> invalid, RequestSettings requests, FileColumns columns) {}

    /**
     * Writes the files into the folder.
     *
     * @param settings the settings in force, as the report shows them
     * @param input the input, to copy the failed rows from; null if it cannot be read
     * @param missing is told which files could not be written, and why
     */
    public Summary write(
            RunRecord run,
            ReportFolder folder,
            Map<String, String> settings,
            @Nullable Source input,
            Consumer<String> missing) {
        KnownInput known = inputs.find(run.jobInstanceId()).orElseThrow();
        Summary summary = withChanges(known, run, folder, input, missing);
        ReportContext context = new ReportContext(settings, summaries.runs(run));
        Report.RowStream<SucceededRow> succeeded = known.purpose() == Run.Purpose.RUN ? succeeded(run) : null;
        if (input == null) {
            new ReportWriter(folder)
                    .write(new Report(summary, context, null, failed(run, null), (position, out) -> {}, succeeded));
            return summary;
        }
        Header header = input.file().header();
        try (RowBytes bytes = input.file().rowBytes()) {
            new ReportWriter(folder)
                    .write(new Report(summary, context, header, failed(run, input), bytes::copy, succeeded));
        }
        return summary;
    }

    /** The summary, which knows what a plan checks and what can be taken back once these files are written. */
    private Summary withChanges(
            KnownInput known, RunRecord run, ReportFolder folder, @Nullable Source input, Consumer<String> missing) {
        Summary summary = summaries.of(run);
        Optional<String> place = inputs.changesAt(known.jobInstanceId());
        if (place.isEmpty()) {
            return summary;
        }
        try (ChangeLog log = ChangeLog.open(ChangeParts.at(place.get(), s3), String.valueOf(run.jobExecutionId()))) {
            var files = new ChangeFiles(folder, log);
            if (known.purpose() == Run.Purpose.RUN) {
                return summary.withUndo(undo(files, known.jobInstanceId()));
            }
            return writePlan(files, input, summary);
        } catch (ChangeLogException e) {
            String file = known.purpose() == Run.Purpose.RUN ? "undo.csv is" : "changes.csv and planned.csv are";
            missing.accept(file + " not written. " + e.getMessage());
        }
        return summary;
    }

    private static Summary writePlan(ChangeFiles files, @Nullable Source input, Summary summary) {
        if (input == null) {
            files.writeChanges(new FileColumns(List.of()));
            return summary;
        }
        files.writeChanges(input.columns());
        return summary.withPlanned(new Summary.Planned(files.writePlanned(input.file(), input.requests())));
    }

    private Summary.Undo undo(ChangeFiles files, long jobInstanceId) {
        ChangeFiles.Undo undo = files.writeUndo(outcomes.succeeded(jobInstanceId)::contains);
        return new Summary.Undo(
                undo.rows(),
                undo.leftOut(),
                undo.irreversible().stream()
                        .map(each -> new Summary.Lasting(each.kind().name(), each.count(), each.explain()))
                        .toList());
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
