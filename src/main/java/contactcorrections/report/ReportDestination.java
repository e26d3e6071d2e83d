package contactcorrections.report;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Where the folders of reports are: in a folder of this machine, or in S3, where they are put once they are written. */
public final class ReportDestination {

    private static final String SUMMARY = "summary.json";

    /** Those that speak of others come last. */
    private static final List<String> FILES = List.of("failed.csv", "succeeded.csv", "summary.html", SUMMARY);

    private static final String PERMISSION = "s3:PutObject";

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv",
            "html", "text/html; charset=utf-8",
            "json", "application/json");

    private final String reportTo;
    private final S3Access s3;
    private final Path fallback;

    /** @param reportTo a folder, or a place in S3 */
    public ReportDestination(String reportTo, S3Access s3) {
        this(reportTo, s3, Path.of("reports"));
    }

    /** @param fallback where reports are kept that could not be put where they belong */
    public ReportDestination(String reportTo, S3Access s3, Path fallback) {
        this.reportTo = reportTo;
        this.s3 = s3;
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
        return S3Address.isOne(reportTo)
                ? S3Address.of(reportTo).resolve(name).toString()
                : ReportFolder.resolve(Path.of(reportTo), name).toString();
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
        try {
            if (!S3Address.isOne(reportTo)) {
                ReportFolder.tryOut(Path.of(reportTo), inputName, id);
                return Optional.empty();
            }
            tryOutTemporary(inputName, id);
            put(S3Address.of(location), SUMMARY, RequestBody.fromString(underWay.get()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(cannotBeWritten(location, WriteFailure.explain(e)));
        } catch (UncheckedIOException e) {
            return Optional.of(cannotBeWritten(location, WriteFailure.explain(e)));
        } catch (SdkException e) {
            return Optional.of(cannotBeWritten(location, S3Failure.explain(e, PERMISSION)));
        }
    }

    private static void tryOutTemporary(String inputName, String id) throws IOException {
        Path temporary = temporary();
        try {
            ReportFolder.tryOut(temporary, inputName, id);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String cannotBeWritten(String location, String why) {
        return "No report can be written to %s: %s.".formatted(location, why);
    }

    /** Makes the folder that the report is written to. */
    public ReportFolder create(String inputName, String id) {
        return ReportFolder.create(S3Address.isOne(reportTo) ? temporary() : Path.of(reportTo), inputName, id);
    }

    /** Puts a written report where it belongs, or keeps it on this machine. */
    public Delivery deliver(ReportFolder folder, String inputName, String id) {
        if (!S3Address.isOne(reportTo)) {
            return new Delivery(folder.path().toString(), folder, null);
        }
        String location = location(inputName, id);
        try {
            put(folder, S3Address.of(location));
            return new Delivery(location, null, null);
        } catch (SdkException e) {
            return kept(folder, inputName, id, location + ": " + S3Failure.explain(e, PERMISSION));
        } finally {
            remove(folder);
        }
    }

    private void put(ReportFolder folder, S3Address place) {
        for (String file : FILES) {
            Path path = folder.path().resolve(file);
            if (Files.exists(path)) {
                put(place, file, RequestBody.fromFile(path));
            }
        }
    }

    private void put(S3Address place, String file, RequestBody content) {
        String type = TYPES.get(file.substring(file.indexOf('.') + 1));
        s3.client()
                .putObject(
                        put -> put.bucket(place.bucket())
                                .key(place.key() + "/" + file)
                                .contentType(type),
                        content);
    }

    /**
     * Makes the folder that keeps a report on this machine that could not be written where it belongs.
     *
     * @throws UncheckedIOException if it cannot be kept here either
     */
    public Delivery keep(String inputName, String id, UncheckedIOException failure) {
        if (location(inputName, id)
                .equals(ReportFolder.resolve(fallback, ReportFolder.name(inputName, id))
                        .toString())) {
            throw failure;
        }
        ReportFolder here = ReportFolder.create(fallback, inputName, id);
        return kept(here, "written to %s: %s".formatted(location(inputName, id), WriteFailure.explain(failure)));
    }

    private static Delivery kept(ReportFolder here, String why) {
        return new Delivery(
                here.path().toString(),
                here,
                "The report could not be %s. It is kept in %s.".formatted(why, here.path()));
    }

    private Delivery kept(ReportFolder from, String inputName, String id, String why) {
        ReportFolder here = ReportFolder.create(fallback, inputName, id);
        try {
            for (String file : FILES) {
                if (Files.exists(from.path().resolve(file))) {
                    Files.copy(
                            from.path().resolve(file),
                            here.path().resolve(file),
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept(here, "put to " + why);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("contact-corrections-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(ReportFolder folder) {
        try {
            for (String file : FILES) {
                Files.deleteIfExists(folder.path().resolve(file));
            }
            Files.deleteIfExists(folder.path());
            Files.deleteIfExists(Objects.requireNonNull(folder.path().getParent()));
        } catch (IOException e) {
            // It is private, and the system's folder for temporary files is cleared by the system.
        }
    }

    @Override
    public String toString() {
        return reportTo;
    }
}
