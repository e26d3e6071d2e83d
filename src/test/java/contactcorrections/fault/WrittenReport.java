package contactcorrections.fault;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180Parser;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that a run has left. */
record WrittenReport(Path folder, JsonNode summary) {

    /** The report of the latest run of an input. */
    static WrittenReport latest(Path reports, String inputName) throws IOException {
        try (Stream<Path> folders = Files.list(reports)) {
            Path latest = folders.filter(each -> name(each).matches("\\Q" + inputName + "\\E-\\d+"))
                    .max(Comparator.comparingLong(
                            each -> Long.parseLong(name(each).replaceFirst(".*-", ""))))
                    .orElseThrow(() -> new IOException("No report of " + inputName));
            return new WrittenReport(latest, new JsonMapper().readTree(latest.resolve("summary.json")));
        }
    }

    /** The report of the only run there was. */
    static WrittenReport onlyOne(Path reports) throws IOException {
        try (Stream<Path> folders = Files.list(reports)) {
            Path folder = folders.reduce((one, other) -> {
                        throw new IllegalStateException("More reports than one");
                    })
                    .orElseThrow();
            return new WrittenReport(folder, new JsonMapper().readTree(folder.resolve("summary.json")));
        }
    }

    private static String name(Path path) {
        return Objects.requireNonNull(path.getFileName()).toString();
    }

    String state() {
        return summary.path("state").asString();
    }

    /** One of read, succeeded, invalid, refused, remaining, resent. */
    long rows(String counter) {
        return summary.path("rows").path(counter).asLong(-1);
    }

    Instant startedAt() {
        return Instant.parse(summary.path("run").path("startedAt").asString());
    }

    Instant endedAt() {
        return Instant.parse(summary.path("run").path("endedAt").asString());
    }

    long attempts() {
        return summary.path("calls").path("attempts").asLong(-1);
    }

    /** {@code line, contact_id, request_id, attempts, sent_at} of each row, without the header. */
    List<String[]> succeeded() throws IOException {
        try (var csv = new CSVReaderBuilder(new StringReader(text("succeeded.csv")))
                .withCSVParser(new RFC4180Parser())
                .withSkipLines(1)
                .build()) {
            return csv.readAll();
        } catch (CsvException e) {
            throw new IOException(e);
        }
    }

    String text(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }
}
