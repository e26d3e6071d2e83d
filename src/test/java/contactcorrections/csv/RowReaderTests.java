package contactcorrections.csv;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.input.Input;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowReaderTests {

    private static final String SOUP = "a,\"\n\r";

    /** A row is written as LINE+LINES[CELL][CELL] or LINE+LINES CODE. */
    record Case(String situation, String input, List<String> rows) {

        @Override
        public String toString() {
            return situation;
        }
    }

    private static Case of(String situation, String input, String... rows) {
        return new Case(situation, input, List.of(rows));
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("nothing", ""),
                of("plain cells", "a,b\nc,d\n", "1+1[a][b]", "2+1[c][d]"),
                of("last line without a terminator", "a,b\nc,d", "1+1[a][b]", "2+1[c][d]"),
                of("CRLF", "a,b\r\nc,d\r\n", "1+1[a][b]", "2+1[c][d]"),
                of("mixed line terminators", "a\r\nb\nc\r\n", "1+1[a]", "2+1[b]", "3+1[c]"),
                of("a lone CR is content", "a\rb,c\r\r\n\r", "1+1[a\rb][c\r]"),
                of("empty lines are skipped and counted", "\n\r\na\n\n\nb\n\n", "3+1[a]", "6+1[b]"),
                of("blank cells are no row", " \n,\u00A0\n\"\n\",\t\nb\n\"\",", "5+1[b]"),
                of("empty cells", "a,\n,b,\n\"\",c\n", "1+1[a][]", "2+1[][b][]", "3+1[][c]"),
                of("more and fewer cells than other rows", "a\nb,c,d\n", "1+1[a]", "2+1[b][c][d]"),
                of("quoted delimiters", "\"a,b\",c\n", "1+1[a,b][c]"),
                of("quoted line feeds", "\"a\n\nb\",c\nd,e\n", "1+3[a\n\nb][c]", "4+1[d][e]"),
                of("quoted CRLF", "x,\"a\r\nb\"\r\nc\r\n", "1+2[x][a\r\nb]", "3+1[c]"),
                of("doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\"c\"\"\"\n", "1+1[a\"b][\"][\"c\"]"),
                of("doubled quotes around line feeds", "\"\"\"\n\"\"\",b\n", "1+2[\"\n\"][b]"),
                of("two quoted cells over several lines", "\"a\nb\",\"c\nd\"\ne\n", "1+3[a\nb][c\nd]", "4+1[e]"),
                of("quoted cell ends with the input", "a,\"b\nc\"", "1+2[a][b\nc]"),
                of("quotes within an unquoted cell are text", "5\" x,a\"\"b,c\"\n", "1+1[5\" x][a\"\"b][c\"]"),
                of("a blank before a quote makes it text", "a, \"b\"\n", "1+1[a][ \"b\"]"),
                of("text quote beside a quoted cell", "a\"\"b,\"c,\"\"d\",\n", "1+1[a\"\"b][c,\"d][]"),
                of(
                        "unclosed quote, then unquoted rows",
                        "a,\"b\nc,d\ne,f\n",
                        "1+1 UNCLOSED_QUOTE",
                        "2+1[c][d]",
                        "3+1[e][f]"),
                of("unclosed quote, then a quoted first cell", "a,\"b\n\"c\",d\n", "1+1 UNCLOSED_QUOTE", "2+1[c][d]"),
                of("unclosed quote, then a quoted later cell", "a,\"b\nc,\"d\"\n", "1+1 UNCLOSED_QUOTE", "2+1[c][d]"),
                of(
                        "unclosed quote, then doubled quotes",
                        "\"a\nb,\"\"\nc\n",
                        "1+1 UNCLOSED_QUOTE",
                        "2+1[b][]",
                        "3+1[c]"),
                of("unclosed quote in the last row", "a\n\"b\n", "1+1[a]", "2+1 UNCLOSED_QUOTE"),
                of("unclosed quote ends with the input", "a\nb,\"", "1+1[a]", "2+1 UNCLOSED_QUOTE"),
                of("unclosed quote after a cell of two lines", "\"a\nb\",\"c\nd\n", "1+2 UNCLOSED_QUOTE", "3+1[d]"),
                of(
                        "unclosed quotes one after another",
                        "\"a\n\"b\n\"c\nd\n",
                        "1+1 UNCLOSED_QUOTE",
                        "2+1 UNCLOSED_QUOTE",
                        "3+1 UNCLOSED_QUOTE",
                        "4+1[d]"),
                of("text after a closing quote", "\"a\"b,c\nd\n", "1+1 MISPLACED_QUOTE", "2+1[d]"),
                of("blank after a closing quote", "\"a\" ,c\nd\n", "1+1 MISPLACED_QUOTE", "2+1[d]"),
                of(
                        "lone CR after a closing quote",
                        "\"a\"\rb\nc\n\"d\"\r\r\n\"e\"\r",
                        "1+1 MISPLACED_QUOTE",
                        "2+1[c]",
                        "3+1 MISPLACED_QUOTE",
                        "4+1 MISPLACED_QUOTE"),
                of(
                        "misplaced quote after a cell of two lines",
                        "\"a\nb\",\"c\"d\ne\n",
                        "1+2 MISPLACED_QUOTE",
                        "3+1[e]"),
                of("NUL", "a\0b,c\nd\n", "1+1 NUL_CHARACTER", "2+1[d]"),
                of("NUL in a cell of two lines", "\"a\n\0\"\nd\n", "1+2 NUL_CHARACTER", "3+1[d]"),
                of("NUL and an unclosed quote", "\0,\"a\nd\n", "1+1 UNCLOSED_QUOTE", "2+1[d]"),
                of("U+FFFD that stands in the input", "\uFFFD,b\n", "1+1[\uFFFD][b]"),
                of("text of several bytes a character", "é,日本,😀\n", "1+1[é][日本][😀]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsAreAsExpected(Case each) {
        assertThat(read(BytesInput.of(each.input()), RowReader.RECORD_LIMIT).stream()
                        .map(RowReaderTests::written))
                .containsExactlyElementsOf(each.rows());
    }

    @Test
    void invalidBytesCostTheirRowOnly() {
        byte[] bytes = "a,é\nb,\"é\n\"\nc\nd,\"é\ne\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(new BytesInput(bytes), RowReader.RECORD_LIMIT).stream().map(RowReaderTests::written))
                .containsExactly(
                        "1+1 INVALID_ENCODING", "2+2 INVALID_ENCODING", "4+1[c]", "5+1 UNCLOSED_QUOTE", "6+1[e]");
    }

    @Test
    void everyShortTextIsReadAsTheReferenceReadsIt() {
        for (int length = 0; length <= 5; length++) {
            for (int number = 0; number < Math.pow(SOUP.length(), length); number++) {
                String text = soup(number, length);
                assertReadAsReference(text, RowReader.RECORD_LIMIT);
                assertReadAsReference(text, 2);
            }
        }
    }

    @Test
    void randomTextIsReadAsTheReferenceReadsIt() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            String text = random.ints(random.nextInt(60), 0, SOUP.length())
                    .mapToObj(each -> SOUP.substring(each, each + 1))
                    .collect(Collectors.joining());
            assertReadAsReference(text, RowReader.RECORD_LIMIT);
            assertReadAsReference(text, random.nextInt(20));
            assertGoesOnAfterEveryRow(text, random.nextInt(20));
        }
    }

    private static String soup(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int rest = number, at = 0; at < length; at++, rest /= SOUP.length()) {
            text.append(SOUP.charAt(rest % SOUP.length()));
        }
        return text.toString();
    }

    private static void assertReadAsReference(String text, int recordLimit) {
        List<Row> rows = read(BytesInput.of(text), recordLimit);
        List<Row> reference = SimpleRowReader.rows(text, ',', recordLimit);
        assertThat(rows.stream().map(RowReaderTests::written))
                .as("cells of <%s>, at most %d bytes a record", text, recordLimit)
                .containsExactlyElementsOf(
                        reference.stream().map(RowReaderTests::written).toList());
        assertThat(rows.stream().map(Row::position))
                .as("positions in <%s>, at most %d bytes a record", text, recordLimit)
                .containsExactlyElementsOf(reference.stream().map(Row::position).toList());
    }

    private static void assertGoesOnAfterEveryRow(String text, int recordLimit) {
        List<Row> rows = read(BytesInput.of(text), recordLimit);
        for (Row row : rows) {
            ReadPosition next = row.position().next();
            assertThat(read(BytesInput.of(text), recordLimit, next))
                    .as("rows of <%s> after %s, at most %d bytes a record", text, row.position(), recordLimit)
                    .isEqualTo(rows.subList((int) row.position().row(), rows.size()));
        }
    }

    private static List<Row> read(Input input, int recordLimit) {
        return read(input, recordLimit, new ReadPosition(1, 1, 0));
    }

    private static List<Row> read(Input input, int recordLimit, ReadPosition from) {
        var dialect = new CsvDialect(StandardCharsets.UTF_8, ',');
        return ReadRows.of(new RowReader(input, dialect, from, recordLimit, false));
    }

    private static String written(Row row) {
        String lines = row.position().line() + "+" + row.position().lineCount();
        if (row instanceof Row.Parsed parsed) {
            return lines + parsed.cells().stream().map("[%s]"::formatted).collect(Collectors.joining());
        }
        return lines + " " + ((Row.Unreadable) row).error().code();
    }
}
