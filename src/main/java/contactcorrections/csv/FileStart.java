package contactcorrections.csv;

import contactcorrections.input.InputException;
import contactcorrections.row.ReadPosition;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of an input tell.
 *
 * @param encoding the charset that was asked for, its byte order resolved
 * @param text where the text begins, after a byte order mark and {@code sepLine}
 * @param delimiter the delimiter that was asked for, else that of {@code sepLine}, else found in the header row
 * @param sepLine the line {@code sep=X} before the text with its terminator, empty if there is none
 */
record FileStart(Encoding encoding, ReadPosition text, char delimiter, String sepLine) {

    private static final Map<String, String> NO_CSV = Map.of(
            "1f8b", "gzip data, expected CSV text; rename the file to end in .gz",
            "504b0304", "an Excel workbook or zip archive, expected CSV text; save it as CSV (UTF-8)",
            "d0cf11e0", "an Excel workbook, expected CSV text; save it as CSV (UTF-8)",
            "25504446", "a PDF document, expected CSV text; name the CSV file");

    private static final List<Charset> MARKED = List.of(
            Charset.forName("UTF-32BE"),
            // Before UTF-16LE, whose mark its own begins with.
            Charset.forName("UTF-32LE"),
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16LE);

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
        Charset charset = resolve(settings.charset(), first);
        byte[] mark = mark(charset);
        int textOffset = mark.length > 0 && startsWith(first, mark) ? mark.length : 0;
        Charset other = textOffset > 0 ? null : marked(first);
        if (other != null) {
            throw firstLine(
                    location,
                    "a %1$s byte order mark, expected text in %2$s; give --charset %1$s"
                            .formatted(family(other), settings.charset()));
        }
        return ofText(
                location,
                new String(first, textOffset, first.length - textOffset, charset),
                textOffset,
                new Encoding(charset),
                settings.delimiter());
    }

    private static FileStart ofText(
            String location, String text, int offset, Encoding encoding, @Nullable Delimiter asked) {
        SepLine sep = SepLine.of(text);
        String sepLine = sep == null ? "" : sep.text();
        FirstRow row = FirstRow.of(text.substring(sepLine.length()));
        long sepLines = sep == null ? 0 : 1;
        String wrongLineEnd = row.wrongLineEnd();
        if (wrongLineEnd != null) {
            throw new InputException("%s, line %s: %s".formatted(location, sepLines + row.line(), wrongLineEnd));
        }
        Delimiter delimiter = asked != null ? asked : sep == null ? row.delimiter() : sep.delimiter();
        if (delimiter == null) {
            throw firstLine(
                    location, "sep= names none of the delimiters , ; | tab; write one of them, or give --delimiter");
        }
        return new FileStart(
                encoding,
                new ReadPosition(1, 1 + sepLines, offset + sepLine.getBytes(encoding.charset()).length),
                delimiter.character(),
                sepLine);
    }

    // With its byte order: UTF-16 as such would put a mark before the line feed that is looked for.
    private static Charset resolve(Charset asked, byte[] first) {
        String name = asked.name().toUpperCase(Locale.ROOT);
        for (String family : List.of("UTF-16", "UTF-32")) {
            if (name.equals(family) || (name.contains(family) && name.endsWith("-BOM"))) {
                Charset little = Charset.forName(family + "LE");
                return startsWith(first, mark(little)) || name.contains("LE-")
                        ? little
                        : Charset.forName(family + "BE");
            }
        }
        return asked;
    }

    private static @Nullable Charset marked(byte[] first) {
        return MARKED.stream()
                .filter(charset -> startsWith(first, mark(charset)))
                .findFirst()
                .orElse(null);
    }

    /** The charset's byte order mark, empty when it has none. */
    private static byte[] mark(Charset charset) {
        return charset.newEncoder().canEncode('\uFEFF') ? "\uFEFF".getBytes(charset) : new byte[0];
    }

    private static String family(Charset charset) {
        return charset.name().replaceFirst("[BL]E$", "");
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static InputException firstLine(String location, String message) {
        return new InputException("%s, line 1: %s".formatted(location, message));
    }
}
