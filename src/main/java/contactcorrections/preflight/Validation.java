package contactcorrections.preflight;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.RowBytes;
import contactcorrections.disk.WriteFailure;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunRecord;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.Timeline;
import contactcorrections.report.FailedCsv;
import contactcorrections.report.ReportWriter;
import contactcorrections.report.RunResult;
import contactcorrections.report.SummaryJson;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.report.destination.ReportDestination.Delivery;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.FailedLines;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.HeaderException;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.RowState;
import contactcorrections.run.ExitState;
import contactcorrections.throttle.Allowance;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.ThrottleSettings;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The preflight alone: no job repository, no call; what is wrong with an input, in a report. */
public final class Validation {

    /** By then the JVM has compiled what validates rows; to compile the hash as well would hold that up. */
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final CsvSettings csv;
    private final RequestSettings requests;
    private final ThrottleSettings quota;
    private final Map<String, String> settings;
    private final ReportDestination reports;
    private final InstanceScope scope;

    public Validation(
            CsvSettings csv,
            RequestSettings requests,
            ThrottleSettings quota,
            Map<String, String> settings,
            ReportDestination reports,
            InstanceScope scope) {
        this.csv = csv;
        this.requests = requests;
        this.quota = quota;
        this.settings = settings;
        this.reports = reports;
        this.scope = scope;
    }

    /**
     * Validates an input and writes its report.
     *
     * @param onInvalid is told of each invalid row, in the order of the input
     */
    public RunResult run(Input input, Consumer<MappedRow.Invalid> onInvalid) {
        Instant startedAt = Instant.now();
        try {
            CsvFile file = CsvFile.open(input, csv);
            CorrectionMapper mapper = requests.mapperFor(file.header(), scope);
            Optional<String> unwritable =
                    reports.trial(input.name(), reportId(input), () -> SummaryJson.of(underWay(input, startedAt)));
            if (unwritable.isPresent()) {
                return RunResult.without(ExitState.FAILED, unwritable.get());
            }
            // The summary names it: hashed beside a validation that takes long, it is there by then.
            Future<?> unused = CompletableFuture.runAsync(input::fingerprint, LATER);
            ReportFolder folder = reports.create(input.name(), reportId(input));
            var first = new FailedLines();
            PreflightResult result = scan(file, mapper, folder, first, onInvalid);
            Summary summary = summary(input, startedAt, result);
            new ReportWriter(folder).writeSummary(summary, new ReportContext(settings, List.of()), first);
            Delivery delivery = reports.deliver(folder, input.name(), reportId(input));
            return new RunResult(
                    ExitState.valueOf(summary.state()), null, summary, delivery.location(), false, delivery.failure());
        } catch (InputException e) {
            return RunResult.without(ExitState.FAILED, e.getMessage());
        } catch (HeaderException e) {
            return RunResult.without(ExitState.FAILED, e.messageOf(input.location()));
        } catch (UncheckedIOException e) {
            return RunResult.without(
                    ExitState.FAILED,
                    "The report could not be written to %s: %s.".formatted(reports, WriteFailure.explain(e)));
        }
    }

    private static PreflightResult scan(
            CsvFile file,
            CorrectionMapper mapper,
            ReportFolder folder,
            FailedLines first,
            Consumer<MappedRow.Invalid> onInvalid) {
        try (RowBytes bytes = file.rowBytes();
                FailedCsv failed = FailedCsv.in(folder, file.header(), bytes::copy)) {
            PreflightResult result = new Preflight(file, mapper).scan(invalid -> {
                var row = new FailedRow(invalid.position(), RowState.INVALID, invalid.errors());
                first.add(row);
                failed.add(row);
                onInvalid.accept(invalid);
            });
            failed.complete();
            return result;
        }
    }

    private Summary summary(Input input, Instant startedAt, PreflightResult result) {
        ExitState state = result.invalid() == 0 ? ExitState.COMPLETED : ExitState.COMPLETED_WITH_ERRORS;
        return summary(state.name(), input, startedAt, result);
    }

    private Summary underWay(Input input, Instant startedAt) {
        return summary(RunRecord.RUNNING, input, startedAt, new PreflightResult(0, 0, List.of(), List.of(), ""));
    }

    private Summary summary(String state, Input input, Instant startedAt, PreflightResult result) {
        long valid = result.rows() - result.invalid();
        Allowance allowed = quota.allowed(Operation.UPDATE_CONTACT);
        return new Summary(
                state,
                null,
                new Summary.Input(input.location(), input.fingerprint(), input.size(), result.rows()),
                new Summary.Run(null, null, startedAt, Instant.now(), 0),
                new Summary.Connect(null, null, instanceIds()),
                new Summary.Rows(result.rows(), 0, 0, result.invalid(), 0, valid, 0),
                new Summary.Calls(0, 0, 0, 0, 0),
                new Summary.Throttle(allowed.rate(), allowed.burst(), 0),
                result.errors().stream().map(Summary.ErrorSummary::of).toList(),
                result.cleared(),
                null,
                Timeline.EMPTY,
                null);
    }

    /** Two inputs of one name have a report each, and one input has the same one every time. */
    private static String reportId(Input input) {
        return String.format(Locale.ROOT, "validation-%08x", input.location().hashCode());
    }

    private List<String> instanceIds() {
        @Nullable String instanceId = requests.instanceId();
        return instanceId == null ? List.of() : List.of(instanceId);
    }
}
