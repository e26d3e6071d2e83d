package contactcorrections.launch;

import contactcorrections.aws.StandardRegion;
import contactcorrections.connect.AccountSettings;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.preflight.Preflight;
import contactcorrections.report.Reporter;
import contactcorrections.report.RunResult;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.report.destination.ReportDestination.Delivery;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.Summary;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.run.ExitState;
import contactcorrections.run.Failures;
import contactcorrections.run.Target;
import contactcorrections.s3.S3Access;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the report of an earlier run once more. */
public final class EarlierReport {

    private static final String NOT_COPIED = "failed.csv is not written, as its rows cannot be copied: ";

    private final InputStore inputs;
    private final RunStore runs;
    private final Reporter reporter;
    private final S3Access s3;

    EarlierReport(InputStore inputs, RunStore runs, Reporter reporter, S3Access s3) {
        this.inputs = inputs;
        this.runs = runs;
        this.reporter = reporter;
        this.s3 = s3;
    }

    /**
     * What a run was begun with, as far as its report depends on it.
     *
     * @param account of the run, and the Region of its instance
     * @param reportTo where report folders are made
     * @param shown the settings that the report shows
     */
    public record RunSettings(
            CsvSettings csv,
            RequestSettings requests,
            AccountSettings account,
            String reportTo,
            Map<String, String> shown) {}

    /**
     * Writes the files, without {@code failed.csv} where the input is not what it was.
     *
     * @param open opens the input at a location
     * @param settings makes settings of those that the run was begun with, which are given by their full names
     * @return what came of it, empty if there is no such run
     */
    public Optional<RunResult> write(
            long jobExecutionId, Function<String, Input> open, Function<Map<String, String>, RunSettings> settings) {
        return runs.find(jobExecutionId).map(run -> write(run, open, settings.apply(runs.settings(jobExecutionId))));
    }

    private RunResult write(RunRecord run, Function<String, Input> open, RunSettings settings) {
        var reports = new ReportDestination(settings.reportTo(), s3);
        KnownInput known = inputs.find(run.jobInstanceId()).orElseThrow();
        List<String> failures = new ArrayList<>();
        Reporter.@Nullable Source input = null;
        String name = known.location().substring(known.location().lastIndexOf('/') + 1);
        try {
            input = open(run, known, open.apply(known.location()), settings);
        } catch (InputException e) {
            failures.add(NOT_COPIED + e.getMessage());
        } catch (HeaderException e) {
            failures.add(NOT_COPIED + e.messageOf(known.location()));
        }
        try {
            String id = String.valueOf(run.jobExecutionId());
            ReportFolder folder = reports.create(name, id);
            Summary summary = reporter.write(run, folder, settings.shown(), input, failures::add);
            Delivery delivery = reports.deliver(folder, name, id);
            Optional.ofNullable(delivery.failure()).ifPresent(failures::add);
            String failure = failures.isEmpty() ? null : String.join("\n", failures);
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

    private Reporter.@Nullable Source open(RunRecord run, KnownInput known, Input input, RunSettings settings) {
        if (!input.fingerprint().equals(known.fingerprint())) {
            throw new InputException("%s has changed since then".formatted(known.location()));
        }
        CsvFile file = CsvFile.open(input, settings.csv());
        CorrectionMapper mapper = settings.requests().mapperFor(file.header(), scope(run, settings));
        return inputs.preflight(known.jobInstanceId())
                .map(result -> new Reporter.Source(
                        file, new Preflight(file, mapper)::invalidRows, settings.requests(), mapper.columns()))
                .orElse(null);
    }

    /** As it was for the run: its rows are to be judged as they were then. */
    private static InstanceScope scope(RunRecord run, RunSettings settings) {
        return settings.account()
                .scope(() -> Target.SIMULATED.equals(run.region())
                        ? StandardRegion.findOffline()
                        : Optional.ofNullable(run.region()));
    }
}
