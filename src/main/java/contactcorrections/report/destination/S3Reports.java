package contactcorrections.report.destination;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** Reports in S3, which are written to a temporary folder and put from there. */
final class S3Reports {

    private static final String PERMISSION = "s3:PutObject";

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv",
            "html", "text/html; charset=utf-8",
            "json", "application/json");

    private final String reportTo;
    private final S3Access access;

    S3Reports(String reportTo, S3Access access) {
        this.reportTo = reportTo;
        this.access = access;
    }

    String location(String name) {
        return S3Address.of(reportTo).resolve(name).toString();
    }

    /**
     * Puts a report that is yet to come, so that its rights are tried.
     *
     * @return why it cannot be put, empty if it can
     */
    Optional<String> tryOut(String inputName, String id, Supplier<String> underWay) {
        tryOutTemporary(inputName, id);
        S3Address place = S3Address.of(location(ReportFolder.name(inputName, id)));
        return whyNot(() -> put(place, ReportFolder.SUMMARY, RequestBody.fromString(underWay.get())));
    }

    private static void tryOutTemporary(String inputName, String id) {
        Path temporary = temporary();
        try {
            ReportFolder.tryOut(temporary, inputName, id);
        } finally {
            delete(temporary);
        }
    }

    /**
     * Puts the files of a report.
     *
     * @return why they cannot be put, empty if they are
     */
    Optional<String> put(ReportFolder folder, String name) {
        S3Address place = S3Address.of(location(name));
        return whyNot(() ->
                folder.files().forEach(file -> put(place, file.getFileName().toString(), RequestBody.fromFile(file))));
    }

    private void put(S3Address place, String file, RequestBody content) {
        String type = TYPES.get(file.substring(file.indexOf('.') + 1));
        access.client()
                .putObject(
                        put -> put.bucket(place.bucket())
                                .key(place.key() + "/" + file)
                                .contentType(type),
                        content);
    }

    private static Optional<String> whyNot(Runnable put) {
        try {
            put.run();
            return Optional.empty();
        } catch (SdkException e) {
            return Optional.of(S3Failure.explain(e, PERMISSION));
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("contact-corrections-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder in a temporary one, and that. */
    static void remove(ReportFolder folder) {
        try {
            for (Path file : folder.files()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder.path());
            Files.deleteIfExists(Objects.requireNonNull(folder.path().getParent()));
        } catch (IOException e) {
            // It is private, and the system's folder for temporary files is cleared by the system.
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
