package contactcorrections.job;

import contactcorrections.outcome.KnownInput;
import contactcorrections.outcome.RunRecord;
import contactcorrections.report.ReportDestination;
import contactcorrections.report.ReportDestination.Delivery;
import contactcorrections.report.ReportFolder;
import contactcorrections.report.Summary;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.HeaderException;
import contactcorrections.request.RequestSettings;
import contactcorrections.source.CsvFile;
import contactcorrections.source.CsvSettings;
import contactcorrections.source.Input;
import contactcorrections.source.InputException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the report of an earlier run once more. */
public final class EarlierReport {

    private final Ledgers ledgers;
    private final Reporter reporter;
    private final CsvSettings csv;
    private final RequestSettings requests;
    private final ReportDestination reports;

    EarlierReport(
            Ledgers ledgers, Reporter reporter, CsvSettings csv, RequestSettings requests, ReportDestination reports) {
        this.ledgers = ledgers;
        this.reporter = reporter;
        this.csv = csv;
        this.requests = requests;
        this.reports = reports;
    }

    /**
     * Writes the files, without {@code failed.csv} where the input is not what it was.
     *
     * @param inputs opens the input at a location
     * @return what came of it, empty if there is no such run
     */
    public Optional<RunResult> write(long jobExecutionId, Function<String, Input> inputs) {
        return ledgers.runs().find(jobExecutionId).map(run -> write(run, inputs));
    }

    private RunResult write(RunRecord run, Function<String, Input> inputs) {
        KnownInput known = ledgers.inputs().find(run.jobInstanceId()).orElseThrow();
        String missing = null;
        InputRun.Prepared input = null;
        String name = known.location().substring(known.location().lastIndexOf('/') + 1);
        try {
            input = open(known, inputs.apply(known.location()));
        } catch (InputException | HeaderException e) {
            missing = "failed.csv is not written, as its rows cannot be copied: " + e.getMessage();
        }
        try {
            String id = String.valueOf(run.jobExecutionId());
            ReportFolder folder = reports.create(name, id);
            Summary summary = reporter.write(run, folder, input);
            Delivery delivery = reports.deliver(folder, name, id);
            String failure = delivery.failure() == null ? missing : delivery.failure();
            return new RunResult(
                    failure == null ? ExitState.COMPLETED : ExitState.FAILED,
                    null,
                    summary,
                    delivery.location(),
                    false,
                    failure);
        } catch (UncheckedIOException e) {
            return RunResult.without(
                    ExitState.FAILED,
                    "The report could not be written to %s (%s).".formatted(reports, Failures.kind(e)));
        }
    }

    private InputRun.@Nullable Prepared open(KnownInput known, Input input) {
        if (!input.fingerprint().equals(known.fingerprint())) {
            throw new InputException("%s has changed since then".formatted(known.location()));
        }
        CsvFile file = CsvFile.open(input, csv);
        CorrectionMapper mapper = CorrectionMapper.of(file.header(), requests);
        return ledgers.inputs()
                .preflight(known.jobInstanceId())
                .map(result -> new InputRun.Prepared(file, mapper, result))
                .orElse(null);
    }
}
