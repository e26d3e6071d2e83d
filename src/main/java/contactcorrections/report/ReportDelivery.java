package contactcorrections.report;

import contactcorrections.disk.WriteFailure;
import contactcorrections.history.RunRecord;
import contactcorrections.input.InputException;
import contactcorrections.report.destination.ReportDestination;
import contactcorrections.report.destination.ReportDestination.Delivery;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.Summary;
import contactcorrections.run.Failures;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes the report of one run where it belongs, or where it can be written. The outcomes are safe either way, so a report
 * that cannot be written is no failure of the run.
 */
public final class ReportDelivery {

    private static final Logger log = LoggerFactory.getLogger(ReportDelivery.class);

    private final Reporter reporter;
    private final ReportDestination reports;
    private final String inputName;
    private final Map<String, String> settings;
    private final Function<String, RunRecord> ending;
    private final Set<String> failures = new LinkedHashSet<>();

    /**
     * @param settings the settings in force, as the report shows them
     * @param ending the run as it ends with its report at a location; the way to continue leads over the failed rows there
     */
    public ReportDelivery(
            Reporter reporter,
            ReportDestination reports,
            String inputName,
            Map<String, String> settings,
            Function<String, RunRecord> ending) {
        this.reporter = reporter;
        this.reports = reports;
        this.inputName = inputName;
        this.settings = settings;
        this.ending = ending;
    }

    /**
     * What came of it.
     *
     * @param run the run as it ends with that report
     * @param summary null if none could be made
     * @param location of the report's folder, null if none was written
     * @param failure what could not be written and why, null if all was
     */
    public record Delivered(
            RunRecord run,
            @Nullable Summary summary,
            @Nullable String location,
            @Nullable String failure) {}

    /**
     * Writes it.
     *
     * @param input the input, to copy the failed rows from; null if it cannot be read
     */
    public Delivered deliver(long jobExecutionId, Reporter.@Nullable Source input) {
        String id = String.valueOf(jobExecutionId);
        RunRecord ended = ending.apply(reports.location(inputName, id));
        try {
            return deliver(ended, id, input);
        } catch (UncheckedIOException e) {
            log.debug("Writing the report failed", e);
            return notWritten(ended, WriteFailure.explain(e));
        } catch (DataAccessException e) {
            log.debug("Writing the report failed", e);
            return notWritten(ended, Failures.kind(e));
        }
    }

    private Delivered deliver(RunRecord ended, String id, Reporter.@Nullable Source input) {
        Delivery delivery;
        Summary summary = null;
        try {
            ReportFolder folder = reports.create(inputName, id);
            summary = write(ended, folder, input);
            delivery = reports.deliver(folder, inputName, id);
        } catch (UncheckedIOException e) {
            log.debug("Writing the report where it belongs failed", e);
            delivery = reports.keep(inputName, id, e);
        }
        if (delivery.failure() != null) {
            failures.add(delivery.failure());
            RunRecord here = ending.apply(delivery.location());
            Summary ofHere = write(here, Objects.requireNonNull(delivery.folder()), input);
            return new Delivered(here, ofHere, delivery.location(), failure());
        }
        return new Delivered(ended, summary, delivery.location(), failure());
    }

    private Summary write(RunRecord ended, ReportFolder folder, Reporter.@Nullable Source input) {
        try {
            return reporter.write(ended, folder, settings, input, failures::add);
        } catch (InputException e) {
            failures.add("failed.csv is not written, as its rows cannot be copied: " + e.getMessage());
            return reporter.write(ended, folder, settings, null, failures::add);
        }
    }

    private Delivered notWritten(RunRecord ended, String why) {
        failures.add("The report could not be written to %s: %s. Write it again with: report %s"
                .formatted(reports, why, ended.jobExecutionId()));
        return new Delivered(ended, null, null, failure());
    }

    private @Nullable String failure() {
        return failures.isEmpty() ? null : String.join("\n", failures);
    }
}
