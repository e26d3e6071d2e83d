package contactcorrections.csv;

import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of an input tell.
 *
 * @param dialect as the settings ask for it, else as the input shows it
 * @param text where the text begins, after a byte order mark and a line {@code sep=X}
 */
record FileStart(CsvDialect dialect, ReadPosition text) {

    private static final Map<String, String> NO_CSV = Map.of(
            "1f8b", "gzip data, expected CSV text; rename the file to end in .gz",
            "504b0304", "an Excel workbook or zip archive, expected CSV text; save it as CSV (UTF-8)",
            "d0cf11e0", "an Excel workbook, expected CSV text; save it as CSV (UTF-8)",
            "25504446", "a PDF document, expected CSV text; name the CSV file");

    /** Whoever took the line for a row and saved the file again has filled it up with the delimiter in use. */
    private static final Pattern SEP_LINE = Pattern.compile(
            "(\"?)sep=(?<named>\\\\t|[^\\r\\n]?)\\1(?<filling>[,;|\\t]*) *(\\r?\\n|\\z)", Pattern.CASE_INSENSITIVE);

    /**
     * Looks at the first bytes.
     *
     * @throws InputException if they are empty or cannot be CSV in that charset
     */
    static FileStart of(String location, byte[] first, CsvSettings settings) {
        if (first.length == 0) {
            throw firstLine(location, "empty, expected a header row; check what wrote the file");
        }
        NO_CSV.forEach((magic, message) -> {
            if (startsWith(first, HexFormat.of().parseHex(magic))) {
                throw firstLine(location, message);
            }
        });
        Encoding encoding = Encoding.of(settings.charset(), first);
        int mark = encoding.markLength(first);
        Charset other = mark > 0 ? null : Encoding.marked(first);
        if (other != null) {
            throw firstLine(
                    location,
                    "a %1$s byte order mark, expected text in %2$s; give --charset %1$s"
                            .formatted(other.name().replaceFirst("[BL]E$", ""), settings.charset()));
        }
        String text = new String(first, mark, first.length - mark, encoding.charset());
        return ofText(location, text, mark, encoding.charset(), settings.delimiter());
    }

    private static FileStart ofText(
            String location, String text, int offset, Charset charset, CsvDialect.@Nullable Delimiter asked) {
        Matcher line = SEP_LINE.matcher(text);
        boolean hasSepLine = line.lookingAt();
        String sepLine = hasSepLine ? line.group() : "";
        long sepLines = hasSepLine ? 1 : 0;
        FirstRow row = FirstRow.of(text.substring(sepLine.length()));
        String wrongLineEnd = row.wrongLineEnd();
        if (wrongLineEnd != null) {
            throw new InputException("%s, line %s: %s".formatted(location, sepLines + row.line(), wrongLineEnd));
        }
        CsvDialect.Delimiter delimiter = asked != null ? asked : hasSepLine ? named(line) : row.delimiter();
        if (delimiter == null) {
            throw firstLine(
                    location, "sep= names none of the delimiters , ; | tab; write one of them, or give --delimiter");
        }
        return new FileStart(
                new CsvDialect(charset, delimiter.character(), sepLine),
                new ReadPosition(1, 1 + sepLines, offset + sepLine.getBytes(charset).length));
    }

    /** The delimiter that a line {@code sep=X} names, null if it names none. */
    private static CsvDialect.@Nullable Delimiter named(Matcher sepLine) {
        String filling = sepLine.group("filling");
        try {
            return CsvDialect.Delimiter.from(filling.isEmpty() ? sepLine.group("named") : filling.substring(0, 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static InputException firstLine(String location, String message) {
        return new InputException("%s, line 1: %s".formatted(location, message));
    }
}
