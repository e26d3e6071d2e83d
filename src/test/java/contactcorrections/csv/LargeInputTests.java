package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad rows among many, and rows that are too large. */
class LargeInputTests {

    private static final int LIMIT = RowReader.RECORD_LIMIT;

    @ParameterizedTest
    @ValueSource(strings = {"%d,text", "%d,\"text\"", "\"%d\",\"text, more\"", "%d,\"\"", "\"%d\",\"te\"\"xt\nline\""})
    void unclosedQuoteAmongThousandRowsCostsOneRow(String row) {
        List<String> rows = new ArrayList<>(
                IntStream.rangeClosed(1, 1_000).mapToObj(row::formatted).toList());
        rows.set(499, "500,\"text");

        assertOnlyRowLost(String.join("\n", rows) + "\n", "UNCLOSED_QUOTE");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "windows-1252", "Shift_JIS", "UTF-16LE", "UTF-16BE"})
    void unclosedQuoteFarFromWhereItShowsCostsOneRow(Charset charset) {
        String rows = IntStream.rangeClosed(1, 200_000)
                .mapToObj("%d,text\n"::formatted)
                .collect(Collectors.joining());
        String input = "id,text\n" + rows.replace("\n50,text\n", "\n50,\"text\n") + "\"200001\",\"text\"\n";

        List<Row> read = ReadRows.of(open(input, charset));

        assertThat(read).hasSize(200_001);
        assertThat(lost(read)).containsExactly("50 UNCLOSED_QUOTE");
        assertThat(read.get(200_000).position().line()).isEqualTo(200_002);
    }

    @Test
    void manyUnclosedQuotesAreReadInOnePassAndOneAhead() {
        String far =
                IntStream.range(0, 150_000).mapToObj("%d,\"\"\n"::formatted).collect(Collectors.joining());
        BytesInput input = BytesInput.of("id,text\n" + ("0,\"text\n" + far).repeat(8));
        CsvFile file = CsvFile.open(input, new CsvSettings(StandardCharsets.UTF_8, null));
        int opened = input.opened();

        List<Row> read = ReadRows.of(file);

        assertThat(read).hasSize(8 * 150_001);
        assertThat(lost(read)).hasSize(8).allMatch(row -> row.endsWith("UNCLOSED_QUOTE"));
        assertThat(input.opened() - opened).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "500,%s",
                "500,\"%s\"",
                "500,\"%s\n%s\",\"a\"",
                "500,\"%s\n\"\"%s\r\n\"\r",
                "500,%s,\"a\nb\"",
                "500,\"%s\",\"a\nb\"",
                "500,\"%s\"a",
                "500,\"%s"
            })
    void rowOfFiveMebibytesCostsOneRow(String row) {
        List<String> rows = new ArrayList<>(IntStream.rangeClosed(1, 1_000)
                .mapToObj("%d,\"te,xt\"\r"::formatted)
                .toList());
        String filler = "0123456789abcde\u00e9".repeat(5 << 16);
        rows.set(499, row.formatted(filler, filler) + (row.endsWith("\r") ? "" : "\r"));

        assertOnlyRowLost(String.join("\n", rows) + "\n", "RECORD_TOO_LARGE");
    }

    @Test
    void fiveMebibytesOfQuotedLinesAreOneRow() {
        String cell = "text, \"\"more\"\"\n".repeat(5 << 16);
        List<Row> read = ReadRows.of(open("id,text\n1,\"" + cell + "\"\n2,b\n", StandardCharsets.UTF_8));

        assertThat(lost(read)).containsExactly("1 RECORD_TOO_LARGE");
        assertThat(read.get(0).position()).isEqualTo(new RowPosition(1, 2, (5 << 16) + 1, 8, cell.length() + 5));
        assertThat(read.get(1).position()).isEqualTo(new RowPosition(2, (5 << 16) + 3, 1, 8 + cell.length() + 5, 4));
    }

    @Test
    void quotesAreFollowedAcrossTheChunksOfALargeRow() {
        for (int length = (1 << 20) + (1 << 16) - 12; length < (1 << 20) + (1 << 16) + 4; length++) {
            String filler = "x".repeat(length - LIMIT);
            String large = "1,\"" + "x".repeat(LIMIT) + filler + "\"\"\r\n,\r\n\"\r\n";
            List<Row> read = ReadRows.of(open("id,text\n" + large + "2,b\n", StandardCharsets.UTF_8));

            assertThat(lost(read)).containsExactly("1 RECORD_TOO_LARGE");
            assertThat(read.get(1).position()).isEqualTo(new RowPosition(2, 5, 1, 8 + large.length(), 4));
        }
    }

    @Test
    void charactersAreNotTornBetweenTheChunksOfALargeRow() {
        // In Shift_JIS the second byte of the katakana is that of the delimiter: torn, it would make the quote open a
        // cell.
        Charset charset = Charset.forName("Shift_JIS");
        for (int length = LIMIT + (1 << 16) - 6; length < LIMIT + (1 << 16); length++) {
            String large = "1|" + "x".repeat(length) + "ポ\"\n";

            List<Row> read = ReadRows.of(open("id|text|more\n" + large + "2|b\"|c\n", charset));

            assertThat(lost(read)).containsExactly("1 RECORD_TOO_LARGE");
            assertThat(read).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void limitIsExact(int over, boolean readable) {
        for (String terminator : List.of("\n", "\r\n", "")) {
            String line = "x".repeat(LIMIT - 2 + over) + ",y";
            String lines = "\"" + "x\n".repeat((LIMIT - 4) / 2) + "\",y" + "z".repeat(over);

            assertThat(ReadRows.of(open("a,b\n" + line + terminator, StandardCharsets.UTF_8)))
                    .singleElement()
                    .matches(row -> row instanceof Row.Parsed == readable);
            assertThat(ReadRows.of(open("a,b\n" + lines + terminator, StandardCharsets.UTF_8)))
                    .singleElement()
                    .matches(row -> row instanceof Row.Parsed == readable);
        }
    }

    @Test
    void threeHundredColumnsAreRead() {
        String header = IntStream.range(0, 300).mapToObj("c%d"::formatted).collect(Collectors.joining(","));
        String row = IntStream.range(0, 300)
                .mapToObj(column -> column % 2 == 0 ? "v" + column : "\"v,\"\"" + column + "\"")
                .collect(Collectors.joining(","));

        CsvFile file = open(header + "\n" + row + "\n", StandardCharsets.UTF_8);

        assertThat(file.header().names()).hasSize(300);
        assertThat(((Row.Parsed) ReadRows.of(file).get(0)).cells()).hasSize(300).contains("v298", "v,\"299");
    }

    @Test
    void manyCellsBeforeAQuoteAreRead() {
        CsvFile file = open("a\n" + ",".repeat(LIMIT - 3) + "\"b\"\n", StandardCharsets.UTF_8);

        assertThat(((Row.Parsed) ReadRows.of(file).get(0)).cells())
                .hasSize(LIMIT - 2)
                .endsWith("", "b");
    }

    private static void assertOnlyRowLost(String rows, String code) {
        List<Row> read = ReadRows.of(open("id,text\n" + rows, StandardCharsets.UTF_8));

        assertThat(lost(read)).containsExactly("500 " + code);
        assertThat(read).hasSize(1_000);
        assertThat(((Row.Parsed) read.get(999)).cells()).startsWith("1000");
    }

    private static List<String> lost(List<Row> rows) {
        return rows.stream()
                .filter(Row.Unreadable.class::isInstance)
                .map(Row.Unreadable.class::cast)
                .map(row -> row.position().row() + " " + row.error().code())
                .toList();
    }

    private static CsvFile open(String text, Charset charset) {
        return CsvFile.open(BytesInput.of(text, charset), new CsvSettings(charset, null));
    }
}
