package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {

    private static final CsvSettings DETECT = new CsvSettings(StandardCharsets.UTF_8, null);

    record Delimited(String header, char delimiter, List<String> names) {}

    static Stream<Delimited> delimited() {
        return Stream.of(
                new Delimited("ContactId", ',', List.of("ContactId")),
                new Delimited("a,b", ',', List.of("a", "b")),
                new Delimited("a;b", ';', List.of("a", "b")),
                new Delimited("a\tb", '\t', List.of("a", "b")),
                new Delimited("a|b|c", '|', List.of("a", "b", "c")),
                new Delimited("a,b;c", ',', List.of("a", "b;c")),
                new Delimited("a;b;c,d", ';', List.of("a", "b", "c,d")),
                new Delimited("\"a,b,c\";d", ';', List.of("a,b,c", "d")),
                new Delimited("\"a\"\",,\";\"d\"", ';', List.of("a\",,", "d")),
                new Delimited("\"a\n,,,\"|d", '|', List.of("a\n,,,", "d")),
                new Delimited("\r\n\na|b", '|', List.of("a", "b")),
                new Delimited("||||\n \t \n\"\"|\" \"\r\na|b", '|', List.of("a", "b")),
                new Delimited("\"\n,,,,,\"|b", '|', List.of("\n,,,,,", "b")));
    }

    @ParameterizedTest
    @MethodSource("delimited")
    void delimiterIsTheOneThatStandsMostOftenOutsideQuotes(Delimited each) {
        Header header = open(each.header() + "\n1,,,,;;;;||||||\n").header();

        assertThat(header.dialect().delimiter()).isEqualTo(each.delimiter());
        assertThat(header.names()).isEqualTo(each.names());
    }

    @Test
    void givenDelimiterIsNotDetected() {
        CsvSettings semicolon = new CsvSettings(StandardCharsets.UTF_8, CsvDialect.Delimiter.SEMICOLON);

        assertThat(CsvFile.open(BytesInput.of("a,b,c;d\n"), semicolon).header().names())
                .containsExactly("a,b,c", "d");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '!', textBlock = """
            sep=;        ! ;
            SEP=,        ! ,
            sep=|        ! |
            sep=\\t       ! tab
            sep=<tab>    ! tab
            "sep=;"      ! ;
            "sep=,",,    ! ,
            sep=;,,      ! ,
            """)
    void lineThatNamesTheDelimiterIsNoRow(String line, String delimiter) {
        char character = CsvDialect.Delimiter.from(delimiter).character();
        for (String mark : List.of("", "\uFEFF")) {
            for (String lineEnd : List.of("\n", "\r\n")) {
                String sepLine = line.replace("\\\\", "\\").replace("<tab>", "\t") + lineEnd;
                String header = "a,b;c|d\te" + character + "f" + lineEnd;
                CsvFile file = open(mark + sepLine + header + "\n1" + character + "2" + lineEnd);

                int begin = (mark + sepLine).getBytes(StandardCharsets.UTF_8).length;
                int row = begin + header.length() + 1;
                assertThat(file.header().dialect().delimiter()).isEqualTo(character);
                assertThat(file.header().dialect().sepLine()).isEqualTo(sepLine);
                assertThat(file.header().text() + lineEnd).isEqualTo(header);
                assertThat(file.header().line()).isEqualTo(2);
                assertThat(file.header().firstRow()).isEqualTo(new ReadPosition(1, 3, row - 1));
                assertThat(ReadRows.of(file))
                        .containsExactly(new Row.Parsed(
                                new RowPosition(1, 4, 1, row, 3L + lineEnd.length()), List.of("1", "2")));
            }
        }
    }

    @Test
    void givenDelimiterHoldsOverTheLineThatNamesAnother() {
        for (String line : List.of("sep=,", "sep=^", "sep=")) {
            CsvFile file = CsvFile.open(
                    BytesInput.of(line + "\na,b;c\n"),
                    new CsvSettings(StandardCharsets.UTF_8, CsvDialect.Delimiter.SEMICOLON));

            assertThat(file.header().names()).containsExactly("a,b", "c");
        }
    }

    @Test
    void lineThatNamesTheDelimiterIsReadInAnyCharset() {
        Charset wide = StandardCharsets.UTF_16LE;
        CsvFile file =
                CsvFile.open(BytesInput.of("\uFEFFsep=;\r\na,b;c\r\n1;2\r\n", wide), new CsvSettings(wide, null));

        assertThat(file.header().names()).containsExactly("a,b", "c");
        assertThat(ReadRows.of(file))
                .containsExactly(new Row.Parsed(new RowPosition(1, 3, 1, 30, 10), List.of("1", "2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;x\n1\n", "separator\n1\n", "\nsep=;\n1\n", "asep=;\n1\n"})
    void otherFirstLinesAreTheHeader(String text) {
        assertThat(open(text).header().dialect().sepLine()).isEmpty();
    }

    @Test
    void rowsOfBlankCellsAreSkippedLikeEmptyLines() {
        String blank = ",,\n , ,\t\r\n\"\",\" \",\"\n\"\n   \n\u00A0,\n,,,,,,\n";
        String begin = "\n,\na,b,c\n" + blank;
        CsvFile file = open(begin + "1,,\n" + blank + ",2,\n" + blank + ",,");

        int bytes = begin.getBytes(StandardCharsets.UTF_8).length;
        int blankBytes = blank.getBytes(StandardCharsets.UTF_8).length;
        var first = new Row.Parsed(new RowPosition(1, 11, 1, bytes, 4), List.of("1", "", ""));
        var second = new Row.Parsed(new RowPosition(2, 19, 1, bytes + 4 + blankBytes, 4), List.of("", "2", ""));
        assertThat(file.header().firstRow()).isEqualTo(new ReadPosition(1, 4, 9));
        assertThat(ReadRows.of(file)).containsExactly(first, second);
        assertThat(ReadRows.of(file.rows(first.position().next()))).containsExactly(second);
        assertThat(ReadRows.of(file.rows(second.position().next()))).isEmpty();
    }

    @Test
    void headerTellsItsTextAndWhereRowsBegin() {
        Header header = open("\r\n\"Contact\r\nId\",Name\r\n1,2\r\n").header();

        assertThat(header)
                .isEqualTo(new Header(
                        List.of("Contact\r\nId", "Name"),
                        new CsvDialect(StandardCharsets.UTF_8, ','),
                        "\"Contact\r\nId\",Name",
                        "\r\n",
                        new ReadPosition(1, 4, 22)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ContactId,Name", "ContactId,Name\n", "ContactId,Name\r\n"})
    void headerAloneHasNoRows(String text) {
        CsvFile file = open(text);

        assertThat(file.header().names()).containsExactly("ContactId", "Name");
        assertThat(ReadRows.of(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, efbbbf, UTF-8",
        "UTF-8, UTF-8, '', UTF-8",
        "UTF-16, UTF-16LE, fffe, UTF-16LE",
        "UTF-16, UTF-16BE, feff, UTF-16BE",
        "UTF-16, UTF-16BE, '', UTF-16BE",
        "UTF-16LE, UTF-16LE, fffe, UTF-16LE",
        "UTF-16LE, UTF-16LE, '', UTF-16LE",
        "UTF-16BE, UTF-16BE, feff, UTF-16BE",
        "x-UTF-16LE-BOM, UTF-16LE, fffe, UTF-16LE",
        "UTF-32, UTF-32LE, fffe0000, UTF-32LE",
        "UTF-32, UTF-32BE, 0000feff, UTF-32BE",
        "windows-1252, windows-1252, '', windows-1252",
        "Shift_JIS, Shift_JIS, '', Shift_JIS",
        "IBM1047, IBM1047, '', IBM1047",
        "GB18030, GB18030, '', GB18030"
    })
    void positionsAreExactInEveryCharset(Charset asked, Charset written, String mark, Charset resolved) {
        // The second byte of these in Shift_JIS is a delimiter or a backslash.
        boolean wide = !List.of("windows-1252", "IBM1047").contains(written.name());
        String first = wide ? "ソ表ポ|ー" : "éàü|ö";
        List<String> lines =
                List.of("a|b\r\n", first + "\n", "\r\n", "\"x\r\n|\"\"" + first.charAt(2) + "\"|y\r\n", "z");
        byte[] bytes = bytes(mark, String.join("", lines).getBytes(written));

        CsvFile file = CsvFile.open(new BytesInput(bytes), new CsvSettings(asked, null));

        int offset = mark.length() / 2;
        int one = lines.get(0).getBytes(written).length;
        int two = lines.get(1).getBytes(written).length;
        int three = lines.get(2).getBytes(written).length;
        int four = lines.get(3).getBytes(written).length;
        int five = lines.get(4).getBytes(written).length;
        assertThat(file.header().dialect().charset()).isEqualTo(resolved);
        assertThat(file.header().text()).isEqualTo("a|b");
        assertThat(file.header().firstRow()).isEqualTo(new ReadPosition(1, 2, offset + one));
        assertThat(ReadRows.of(file))
                .containsExactly(
                        new Row.Parsed(new RowPosition(1, 2, 1, offset + one, two), List.of(first.split("\\|"))),
                        new Row.Parsed(
                                new RowPosition(2, 4, 2, offset + one + two + three, four),
                                List.of("x\r\n|\"" + first.charAt(2), "y")),
                        new Row.Parsed(
                                new RowPosition(3, 6, 1, offset + one + two + three + four, five), List.of("z")));
    }

    @Test
    void lineFeedBytesAcrossCharactersEndNoLine() {
        String cell = "\u0A0A\u0D0A\u0A00\u0100\u0D0A";

        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            CsvFile file = CsvFile.open(BytesInput.of("a,b\n" + cell + ",\n", charset), new CsvSettings(charset, null));

            assertThat(ReadRows.of(file))
                    .containsExactly(new Row.Parsed(new RowPosition(1, 2, 1, 8, 14), List.of(cell, "")));
        }
    }

    @Test
    void oddByteAtTheEndOfWideTextIsARowOfItsOwn() {
        byte[] bytes = bytes("", "a\nb\n".getBytes(StandardCharsets.UTF_16LE), "0a");
        CsvFile file = CsvFile.open(new BytesInput(bytes), new CsvSettings(StandardCharsets.UTF_16LE, null));

        List<Row> rows = ReadRows.of(file);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).position()).isEqualTo(new RowPosition(2, 3, 1, 8, 1));
        assertThat(((Row.Unreadable) rows.get(1)).error().code()).isEqualTo("INVALID_ENCODING");
        try (RowBytes rowBytes = file.rowBytes()) {
            assertThat(rowBytes.bytes(rows.get(1).position())).containsExactly('\n');
        }
    }

    @Test
    void invalidBytesOfShiftJisCostTheirRowOnly() {
        byte[] bytes = bytes(
                "",
                "a,b\n1,表\n".getBytes(Charset.forName("Shift_JIS")),
                "81",
                ",x\n2,y\n".getBytes(StandardCharsets.US_ASCII));
        CsvFile file = CsvFile.open(new BytesInput(bytes), new CsvSettings(Charset.forName("Shift_JIS"), null));

        assertThat(ReadRows.of(file))
                .extracting(row -> row instanceof Row.Parsed)
                .containsExactly(true, false, true);
    }

    record NoCsv(String situation, Input input, Charset charset, String message) {

        NoCsv(String situation, byte[] bytes, String message) {
            this(situation, bytes, StandardCharsets.UTF_8, message);
        }

        NoCsv(String situation, byte[] bytes, Charset charset, String message) {
            this(situation, new BytesInput(bytes), charset, message);
        }

        @Override
        public String toString() {
            return situation;
        }
    }

    private static final String CARRIAGE_RETURNS =
            "line ends are carriage returns alone, expected LF or CRLF; save it as CSV (UTF-8) again, or convert it with: tr '\\r' '\\n' < OLD > NEW";
    private static final String OTHER_SEP =
            "line 1: sep= names none of the delimiters , ; | tab; write one of them, or give --delimiter";

    static Stream<NoCsv> noCsv() {
        return Stream.of(
                new NoCsv("empty", new byte[0], "line 1: empty, expected a header row; check what wrote the file"),
                new NoCsv(
                        "empty lines",
                        ascii("\n\r\n"),
                        "line 1: only empty lines, expected a header row; check what wrote the file"),
                new NoCsv(
                        "a mark alone",
                        bytes("efbbbf"),
                        "line 1: only empty lines, expected a header row; check what wrote the file"),
                new NoCsv(
                        "a line that names the delimiter, alone",
                        ascii("sep=;\r\n"),
                        "line 2: only empty lines, expected a header row; check what wrote the file"),
                new NoCsv("a delimiter that is not taken", ascii("sep=^\r\na^b\r\n"), OTHER_SEP),
                new NoCsv("no delimiter", ascii("sep=\r\na;b\r\n"), OTHER_SEP),
                new NoCsv("carriage returns", ascii("ContactId,Name\r1,Secret\r"), "line 1: " + CARRIAGE_RETURNS),
                new NoCsv("a carriage return", ascii("ContactId,Name\r"), "line 1: " + CARRIAGE_RETURNS),
                new NoCsv(
                        "carriage returns and quotes",
                        ascii("\"ContactId\",\"Na\nme\"\r\"1\",\"Secret\"\r"),
                        "line 1: " + CARRIAGE_RETURNS),
                new NoCsv(
                        "carriage returns and a delimiter",
                        ascii("\nsep=;\ra;b\r1;2\r"),
                        "line 2: " + CARRIAGE_RETURNS),
                new NoCsv(
                        "carriage returns in more than 1 MiB",
                        ascii("ContactId,Name\r" + "1,Secret\r".repeat(1 << 17)),
                        "line 1: " + CARRIAGE_RETURNS),
                new NoCsv(
                        "carriage returns in the header row alone",
                        ascii("sep=,\nContactId\rName\n1,Secret\n"),
                        "line 2: " + CARRIAGE_RETURNS),
                new NoCsv(
                        "two carriage returns",
                        ascii("ContactId,Name\r\r\n1,Secret\r\r\n"),
                        "line 1: the line ends in more than one carriage return and a line feed, expected LF or CRLF; write the file without converting its line ends twice"),
                new NoCsv(
                        "gzip",
                        bytes("1f8b0800"),
                        "line 1: gzip data, expected CSV text; rename the file to end in .gz"),
                new NoCsv(
                        "Excel",
                        bytes("504b030414"),
                        "line 1: an Excel workbook or zip archive, expected CSV text; save it as CSV (UTF-8)"),
                new NoCsv(
                        "old Excel",
                        bytes("d0cf11e0a1b1"),
                        "line 1: an Excel workbook, expected CSV text; save it as CSV (UTF-8)"),
                new NoCsv("PDF", ascii("%PDF-1.7\n"), "line 1: a PDF document, expected CSV text; name the CSV file"),
                new NoCsv(
                        "UTF-16 read as UTF-8",
                        bytes("fffe", "a\n".getBytes(StandardCharsets.UTF_16LE)),
                        "line 1: a UTF-16 byte order mark, expected text in UTF-8; give --charset UTF-16"),
                new NoCsv(
                        "UTF-16BE read as UTF-16LE",
                        bytes("feff", "a\n".getBytes(StandardCharsets.UTF_16BE)),
                        StandardCharsets.UTF_16LE,
                        "line 1: a UTF-16 byte order mark, expected text in UTF-16LE; give --charset UTF-16"),
                new NoCsv(
                        "UTF-32 read as UTF-8",
                        bytes("fffe0000", "a\n".getBytes(Charset.forName("UTF-32LE"))),
                        "line 1: a UTF-32 byte order mark, expected text in UTF-8; give --charset UTF-32"),
                new NoCsv(
                        "UTF-8 read as windows-1252",
                        bytes("efbbbf", ascii("a\n")),
                        Charset.forName("windows-1252"),
                        "line 1: a UTF-8 byte order mark, expected text in windows-1252; give --charset UTF-8"),
                new NoCsv(
                        "UTF-16 without a mark",
                        "a,b\n".getBytes(StandardCharsets.UTF_16LE),
                        "line 1, the header row: a NUL character, expected text; name a CSV file, or with --charset its charset if it is not UTF-8"),
                new NoCsv(
                        "NUL",
                        ascii("\na\0,b\n"),
                        "line 2, the header row: a NUL character, expected text; name a CSV file, or with --charset its charset if it is not UTF-8"),
                new NoCsv(
                        "invalid bytes",
                        bytes("", ascii("a,"), "ff", ascii("\n")),
                        "line 1, the header row: bytes that are not valid in the input's charset, expected text; name a CSV file, or with --charset its charset if it is not UTF-8"),
                new NoCsv(
                        "unclosed quote",
                        ascii("a,\"b\nc,d\n"),
                        "line 1, the header row: a quoted cell that is never closed, expected a quote before a delimiter or line end; name a CSV file, or with --charset its charset if it is not UTF-8"),
                new NoCsv(
                        "misplaced quote",
                        ascii("a,\"b\"c\nc,d\n"),
                        "line 1, the header row: text after a closing quote, expected a delimiter or line end; double a quote in a quoted cell; name a CSV file, or with --charset its charset if it is not UTF-8"),
                new NoCsv(
                        "a header without end",
                        ascii("a".repeat(3 << 20)),
                        "line 1, the header row: more than 1 MiB, expected less; a quote may be missing or out of place; name a CSV file, or with --charset its charset if it is not UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("noCsv")
    void whatIsNoCsvIsRefusedInOneLine(NoCsv each) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvFile.open(each.input(), new CsvSettings(each.charset(), null)))
                .withMessage("memory.csv, " + each.message());
    }

    @Test
    void charsetThatCannotBeReadIsRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(
                        () -> CsvFile.open(BytesInput.of("a\n"), new CsvSettings(Charset.forName("ISO-2022-CN"), null)))
                .withMessageContaining("--charset");
    }

    private static CsvFile open(String text) {
        return CsvFile.open(BytesInput.of(text), DETECT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Puts bytes together, which are given as such or in hexadecimal digits. */
    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            bytes.writeBytes(part instanceof String hex ? HexFormat.of().parseHex(hex) : (byte[]) part);
        }
        return bytes.toByteArray();
    }
}
