package contactcorrections.source;

import java.nio.charset.Charset;
import java.util.List;

/**
 * The header row of the input and what it decides for the rows below it.
 *
 * @param names column names as they are written in the file
 * @param delimiter the cell delimiter that was given, or found in the header line
 * @param charset the charset that the input is decoded with
 * @param text the exact text of the header row, without byte order mark and line terminator
 * @param lineTerminator {@code "\n"} or {@code "\r\n"}, as the header row ends
 * @param firstRow where the first data row would begin
 */
public record Header(
        List<String> names,
        char delimiter,
        Charset charset,
        String text,
        String lineTerminator,
        ReadPosition firstRow) {}
