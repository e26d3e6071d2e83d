package contactcorrections.csv;

import contactcorrections.row.ReadPosition;
import java.nio.charset.Charset;
import java.util.List;

/**
 * The header row of the input and what it decides for the rows below it.
 *
 * @param names column names as they are written in the file
 * @param delimiter the cell delimiter that was given, or found in the file
 * @param charset the charset that the input is decoded with
 * @param sepLine the line {@code sep=X} before the header row with its terminator, empty if there is none
 * @param text the exact text of the header row, without byte order mark and line terminator
 * @param lineTerminator {@code "\n"} or {@code "\r\n"}, as the header row ends
 * @param firstRow where the first data row would begin
 */
public record Header(
        List<String> names,
        char delimiter,
        Charset charset,
        String sepLine,
        String text,
        String lineTerminator,
        ReadPosition firstRow) {

    /** A header without a line before it. */
    public Header(
            List<String> names,
            char delimiter,
            Charset charset,
            String text,
            String lineTerminator,
            ReadPosition firstRow) {
        this(names, delimiter, charset, "", text, lineTerminator, firstRow);
    }

    /** Physical line number of its first line. */
    public long line() {
        long more = text.chars().filter(each -> each == '\n').count();
        return Math.max(1, firstRow.line() - more - 1);
    }
}
