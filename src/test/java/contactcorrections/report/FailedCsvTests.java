package contactcorrections.report;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.Header;
import contactcorrections.input.FileInput;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.report.page.Samples;
import contactcorrections.row.RowError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedCsvTests {

    private static final RowError TOO_LONG = new RowError("NAME_TOO_LONG", "Name", "1,200 characters, expected 1,024");
    private static final String ADDED = ",error_line,error_code,error_column,error_message";

    @TempDir
    private Path reports;

    private ReportFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = ReportFolder.create(reports, "input.csv", "1");
    }

    @Test
    void errorsFollowTheRowsOwnBytes() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 0);

        write(header, "a-1,\"two\nlines, \"\"quoted\"\"\"".getBytes(StandardCharsets.UTF_8), TOO_LONG);

        assertThat(written()).isEqualTo(bytes(StandardCharsets.UTF_8, "ContactId,Name" + ADDED + """

                a-1,"two
                lines, ""quoted""\",6,NAME_TOO_LONG,Name,"1,200 characters, expected 1,024"
                """));
    }

    @Test
    void severalErrorsStandInTheSameOrderInEachColumn() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 0);

        write(header, new byte[] {','}, TOO_LONG, new RowError("NOTHING_TO_UPDATE", null, "blank"));

        assertThat(lastLine())
                .isEqualTo(",,6,NAME_TOO_LONG; NOTHING_TO_UPDATE,Name; ,\"1,200 characters, expected 1,024; blank\"");
    }

    @Test
    void delimiterCharsetAndLineEndsAreThoseOfTheInput() throws IOException {
        Charset windows = Charset.forName("windows-1252");
        Header header = Samples.header("ContactId;Größe", windows, ';', "\r\n", 0);

        write(header, bytes(windows, "a-1;Müller €"), new RowError("NAME_TOO_LONG", "Größe", "expected ≤ 5; or less"));

        assertThat(written()).isEqualTo(bytes(windows, """
                        ContactId;Größe;error_line;error_code;error_column;error_message\r
                        a-1;Müller €;6;NAME_TOO_LONG;Größe;"expected ? 5; or less"\r
                        """));
    }

    @Test
    void lineThatNamesTheDelimiterIsKeptSoThatTheFileIsReadAsTheInputWas() throws IOException {
        byte[] input = bytes(StandardCharsets.UTF_8, "\uFEFFsep=;\r\nContactId;a,b,c,d,e,f,g\r\nc-1;x\r\n");
        Path file = Files.write(reports.resolve("input.csv"), input);
        var settings = new CsvSettings(StandardCharsets.UTF_8, null);
        Header header = CsvFile.open(FileInput.of(file), settings).header();

        write(header, bytes(StandardCharsets.UTF_8, "c-1;x"), TOO_LONG);

        assertThat(written()).isEqualTo(bytes(StandardCharsets.UTF_8, """
                        \uFEFFsep=;\r
                        ContactId;a,b,c,d,e,f,g;error_line;error_code;error_column;error_message\r
                        c-1;x;6;NAME_TOO_LONG;Name;1,200 characters, expected 1,024\r
                        """));
        Header again = CsvFile.open(FileInput.of(folder.path().resolve("failed.csv")), settings)
                .header();
        assertThat(again.names().subList(0, 2)).isEqualTo(header.names());
    }

    @Test
    void byteOrderMarkIsKept() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 3);

        write(header, bytes(StandardCharsets.UTF_8, "a-1,"), TOO_LONG);

        assertThat(written()).startsWith(0xEF, 0xBB, 0xBF, 'C', 'o');
    }

    @Test
    void utf16KeepsItsMarkAndItsByteOrder() throws IOException {
        Header header = Samples.header("ContactId\tName", StandardCharsets.UTF_16LE, '\t', "\r\n", 2);

        write(header, bytes(StandardCharsets.UTF_16LE, "a-1\tÜ"), TOO_LONG);

        assertThat(written()).isEqualTo(bytes(StandardCharsets.UTF_16LE, """
                        \uFEFFContactId\tName\terror_line\terror_code\terror_column\terror_message\r
                        a-1\tÜ\t6\tNAME_TOO_LONG\tName\t1,200 characters, expected 1,024\r
                        """));
    }

    @Test
    void emptyLineBeforeTheHeaderIsNoMarkWhereTheCharsetHasNone() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.ISO_8859_1, ',', "\n", 1);

        write(header, bytes(StandardCharsets.ISO_8859_1, "a-1,"), TOO_LONG);

        assertThat(written()).startsWith('C', 'o');
    }

    @Test
    void bytesThatAreNotValidInTheCharsetAreKept() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 0);
        byte[] row = {'a', ',', (byte) 0xC3, (byte) 0x28, 0, (byte) 0xFF};

        write(header, row, new RowError("INVALID_ENCODING", null, "byte 3"));

        byte[] written = written();
        int begin = "ContactId,Name\n".length() + ADDED.length();
        assertThat(Arrays.copyOfRange(written, begin, begin + row.length)).isEqualTo(row);
    }

    @Test
    void rowThatHasTooFewCellsStaysWrong() throws IOException {
        Header header = Samples.header("ContactId,Name,Description", StandardCharsets.UTF_8, ',', "\n", 0);

        write(header, bytes(StandardCharsets.UTF_8, "a-1"), new RowError("WRONG_CELL_COUNT", null, "1 cell of 3"));

        assertThat(lastLine()).isEqualTo("a-1,6,WRONG_CELL_COUNT,,1 cell of 3");
    }

    @Test
    void messageStaysOnItsLine() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 0);

        write(header, bytes(StandardCharsets.UTF_8, "a-1,"), new RowError("X", "Name", "one\ntwo\u0000\r"));

        assertThat(lastLine()).isEqualTo("a-1,,6,X,Name,one\uFFFDtwo\uFFFD\uFFFD");
    }

    @Test
    void fileThatWasGivenUpLeavesTheEarlierOneAndNothingElse() throws IOException {
        Header header = Samples.header("ContactId,Name", StandardCharsets.UTF_8, ',', "\n", 0);
        write(header, bytes(StandardCharsets.UTF_8, "a-1,"), TOO_LONG);
        byte[] earlier = written();

        try (FailedCsv csv = FailedCsv.in(folder, header, (position, out) -> out.write(new byte[100_000]))) {
            csv.add(Samples.failed(Samples.row(9), TOO_LONG));
        }

        assertThat(written()).isEqualTo(earlier);
        assertThat(folder.path()).isDirectoryNotContaining(file -> !file.endsWith("failed.csv"));
    }

    private void write(Header header, byte[] row, RowError... errors) {
        try (FailedCsv csv = FailedCsv.in(folder, header, (position, out) -> out.write(row))) {
            csv.add(Samples.failed(Samples.row(5), errors));
            csv.complete();
        }
    }

    private byte[] written() throws IOException {
        return Files.readAllBytes(folder.path().resolve("failed.csv"));
    }

    private String lastLine() throws IOException {
        String[] lines = new String(written(), StandardCharsets.UTF_8).split("\n", -1);
        return lines[lines.length - 2];
    }

    private static byte[] bytes(Charset charset, String text) {
        return text.getBytes(charset);
    }
}
