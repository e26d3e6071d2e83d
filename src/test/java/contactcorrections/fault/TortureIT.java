package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as nobody should write them, all in one folder: each gives a clear error on the right line, and its other rows go through. */
class TortureIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Endpoint endpoint;

    @SuppressWarnings("NullAway.Init")
    private static PackagedProgram program;

    private static String said = "";

    @BeforeAll
    static void applyAll() throws Exception {
        Path inbox = TortureFiles.in(Files.createDirectory(folder.resolve("inbox")));
        endpoint = Endpoint.start();
        program = new PackagedProgram(folder, endpoint).jvm("-Xmx128m");
        Ended end = program.apply(inbox, "--rate=5000", "--burst=5000").ended();
        assertThat(end.code()).as(end.err()).isEqualTo(3);
        said = end.out() + end.err();
    }

    @AfterAll
    static void close() throws IOException {
        endpoint.close();
    }

    @Test
    void nobodySeesAStackTrace() {
        assertThat(said).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void oddButValidFilesAreAppliedWhole() throws Exception {
        assertThat(endpoint.contacts())
                .containsEntry("bom-1", "one")
                .containsEntry("bom-2", "two")
                .containsEntry("crlf-1", "one")
                .containsEntry("crlf-2", "two\r\nlines")
                .containsEntry("quoted-1", "a \"b\",\nc;\t|")
                .containsEntry("quoted-2", "\"")
                .containsEntry("quoted-3", "ends here");
        succeeded("bom.csv", 2, 3);
        succeeded("crlf.csv", 2, 3);
        succeeded("quoted.csv", 2, 5, 6);
        succeeded("header-only.csv");
        succeeded("members.csv.gz", 2, 3);
        succeeded("lines.csv", 2, 5_000_002);
        succeeded("wide.csv", 2);
        assertThat(endpoint.attempts())
                .anySatisfy(attempt -> assertThat(attempt.body())
                        .contains("\"key1\":{\"Value\":\"first\"")
                        .contains("\"key299\":{\"Value\":\"last\""));
    }

    @Test
    void brokenRowCostsOneRow() throws Exception {
        oneRowFailed("unclosed.csv", 1000, 501, "UNCLOSED_QUOTE");
        oneRowFailed("charset.csv", 21, 21, "INVALID_ENCODING");
        oneRowFailed("nul.csv", 21, 21, "NUL_CHARACTER");
        oneRowFailed("huge.csv", 21, 21, "RECORD_TOO_LARGE");
        oneRowFailed("endless.csv.gz", 21, 22, "RECORD_TOO_LARGE");
        WrittenReport deep = WrittenReport.latest(program.reports(), "deep.csv");
        assertThat(deep.rows("invalid")).isEqualTo(2);
        assertThat(deep.summary().path("errors")).hasSize(1);
        assertThat(deep.summary().path("errors").get(0).path("code").asString()).isEqualTo("JSON_TOO_DEEP");
    }

    @Test
    void brokenFileIsNamedWithWhatIsWrongWithIt() {
        String unwrapped = said.replaceAll("\\s+", " ");
        assertThat(unwrapped)
                .contains("duplicate.csv: Line 1, column name: fills the same field as column Name")
                .contains("empty.csv, line 1: empty, expected a header row")
                .contains("behind.csv.gz: more after the end of the gzip data, expected nothing")
                .contains("bomb.csv.gz: expands to more than 500 times its size")
                .contains("cut.csv.gz: damaged, cut short, or named .gz without being gzip")
                .contains("no-bytes.csv.gz: damaged, cut short, or named .gz without being gzip")
                .contains("no-text.csv.gz, line 1: empty, expected a header row")
                .contains("columns.csv: the header cannot be used: Line 1, column c0: no such column")
                .contains("No more than 100 problems are listed")
                .contains("long-header.csv, line 1, the header row: more than 1 MiB")
                .contains("one-byte.csv: Line 1: 1 cell and none of them the name of a column")
                .contains("no-csv.csv, line 1: an Excel workbook or zip archive, expected CSV text");
        assertThat(endpoint.contacts()).doesNotContainKey("duplicate-1");
    }

    private static void succeeded(String file, Integer... lines) throws Exception {
        WrittenReport report = WrittenReport.latest(program.reports(), file);
        assertThat(report.state()).as(file).isEqualTo("COMPLETED");
        assertThat(report.succeeded())
                .as(file)
                .extracting(cells -> Integer.valueOf(cells[0]))
                .containsExactly(lines);
    }

    private static void oneRowFailed(String file, int rows, int line, String code) throws Exception {
        WrittenReport report = WrittenReport.latest(program.reports(), file);
        assertThat(report.state()).as(file).isEqualTo("COMPLETED_WITH_ERRORS");
        assertThat(report.rows("succeeded")).as(file).isEqualTo(rows - 1L);
        assertThat(report.rows("invalid")).as(file).isEqualTo(1);
        assertThat(report.summary().path("errors").get(0).path("code").asString())
                .as(file)
                .isEqualTo(code);
        assertThat(report.summary().path("errors").get(0).path("firstLine").asInt())
                .as(file)
                .isEqualTo(line);
        assertThat(Files.readString(report.folder().resolve("failed.csv"), StandardCharsets.ISO_8859_1))
                .as(file)
                .contains("," + line + "," + code + ",");
    }
}
