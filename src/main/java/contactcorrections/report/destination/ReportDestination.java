package contactcorrections.report.destination;

import contactcorrections.disk.WriteFailure;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where reports belong: in a folder of this machine or in S3, and in a fallback of this machine when they cannot be put there. */
public final class ReportDestination {

    private final String reportTo;
    private final @Nullable S3Reports s3;
    private final Path fallback;

    /** @param reportTo a folder, or a place in S3 */
    public ReportDestination(String reportTo, S3Access s3) {
        this(reportTo, s3, Path.of("reports"));
    }

    /** @param fallback where reports are kept that could not be put where they belong */
    public ReportDestination(String reportTo, S3Access s3, Path fallback) {
        this.reportTo = reportTo;
        this.s3 = S3Address.isOne(reportTo) ? new S3Reports(reportTo, s3) : null;
        this.fallback = fallback;
    }

    /**
     * What became of a report.
     *
     * @param location of its folder
     * @param folder the folder on this machine, if it is there
     * @param failure why it is not where it belongs, null if it is
     */
    public record Delivery(
            String location,
            @Nullable ReportFolder folder,
            @Nullable String failure) {}

    /** Where the report of an input will be. */
    public String location(String inputName, String id) {
        String name = ReportFolder.name(inputName, id);
        return s3 == null ? ReportFolder.resolve(Path.of(reportTo), name).toString() : s3.location(name);
    }

    /** The same, wherever the program is started the next time. */
    public String absoluteLocation(String inputName, String id) {
        String location = location(inputName, id);
        return s3 == null ? Path.of(location).toAbsolutePath().normalize().toString() : location;
    }

    /**
     * Tries whether the report of an input can be written. A file that it makes for that is removed again; what it puts to
     * S3, where the right to delete is another one, stays until the report replaces it.
     *
     * @param underWay makes the {@code summary.json} of a report that is yet to come
     * @return why it cannot be written, empty if it can
     */
    public Optional<String> trial(String inputName, String id, Supplier<String> underWay) {
        String location = location(inputName, id);
        return whyUnwritable(inputName, id, underWay)
                .map(why -> "No report can be written to %s: %s.".formatted(location, why));
    }

    private Optional<String> whyUnwritable(String inputName, String id, Supplier<String> underWay) {
        try {
            if (s3 != null) {
                return s3.tryOut(inputName, id, underWay);
            }
            ReportFolder.tryOut(Path.of(reportTo), inputName, id);
            return Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.of(WriteFailure.explain(e));
        }
    }

    /** Makes the folder that the report is written to. */
    public ReportFolder create(String inputName, String id) {
        return ReportFolder.create(s3 == null ? Path.of(reportTo) : S3Reports.temporary(), inputName, id);
    }

    /** Puts a written report where it belongs, or keeps it on this machine. */
    public Delivery deliver(ReportFolder folder, String inputName, String id) {
        if (s3 == null) {
            return new Delivery(folder.path().toString(), folder, null);
        }
        String location = location(inputName, id);
        try {
            Optional<String> failure = s3.put(folder, ReportFolder.name(inputName, id));
            return failure.isEmpty()
                    ? new Delivery(location, null, null)
                    : kept(folder.copyTo(fallback, inputName, id), "put to " + location + ": " + failure.get());
        } finally {
            S3Reports.remove(folder);
        }
    }

    /**
     * Makes the folder that keeps a report on this machine that could not be written where it belongs.
     *
     * @throws UncheckedIOException if it cannot be kept here either
     */
    public Delivery keep(String inputName, String id, UncheckedIOException failure) {
        String location = location(inputName, id);
        Path here = ReportFolder.resolve(fallback, ReportFolder.name(inputName, id));
        if (location.equals(here.toString())) {
            throw failure;
        }
        return kept(
                ReportFolder.create(fallback, inputName, id),
                "written to %s: %s".formatted(location, WriteFailure.explain(failure)));
    }

    private static Delivery kept(ReportFolder here, String why) {
        return new Delivery(
                here.path().toString(),
                here,
                "The report could not be %s. It is kept in %s.".formatted(why, here.path()));
    }

    @Override
    public String toString() {
        return reportTo;
    }
}
