package contactcorrections.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes corrections files of any size, all rows of a file with the same number of bytes. */
final class InputFile {

    private static final int ROW_BYTES = 160;
    private static final HexFormat HEX = HexFormat.of();

    /** What stands in the rows; each kind has eight columns. */
    enum Kind {
        /** Texts. */
        PLAIN(
                "ContactId,Name,Description,References.crm.URL,References.ticket.STRING,SegmentAttributes.segment,"
                        + "SegmentAttributes.tier,UserInfo.UserId",
                "Corrected %1$08d,%2$s,https://crm.example.com/%1$08d,T-%1$08d,retail,gold,agent-7"),
        /** Texts, and no references: those take two calls more to read. */
        ATTRIBUTES(
                "ContactId,Name,Description,SegmentAttributes.crm,SegmentAttributes.ticket,SegmentAttributes.segment,"
                        + "SegmentAttributes.tier,UserInfo.UserId",
                "Corrected %1$08d,%2$s,https://crm.example.com/%1$08d,T-%1$08d,retail,gold,agent-7"),
        /** A date and a telephone number, as most files have. */
        TYPICAL(
                "ContactId,Name,Description,References.crm.URL,References.due.DATE,SegmentAttributes.segment,"
                        + "CustomerEndpoint.Type,CustomerEndpoint.Address",
                "C %1$08d,%2$s,https://crm.example.com/%1$08d,2026-11-22,retail,TELEPHONE_NUMBER,+4930%1$08d"),
        /** As before, with numbers as they are dialled in their country. */
        NATIONAL(
                "ContactId,Name,Description,References.crm.URL,References.due.DATE,SegmentAttributes.segment,"
                        + "CustomerEndpoint.Type,CustomerEndpoint.Address",
                "C %1$08d,%2$s,https://crm.example.com/%1$08d,2026-11-22,retail,TELEPHONE_NUMBER,030 %1$08d"),
        /** A cell of JSON. */
        JSON(
                "ContactId,Name,Description,References.crm.URL,QueueInfo.Id,UserInfo.UserId,References.ticket.STRING,"
                        + "SegmentAttributes",
                "C %1$08d,%2$s,https://crm.example.com/%1$08d,,,,\"{\"\"tier\"\":{\"\"ValueString\"\":\"\"gold\"\"}}\""),
        /** Rows that are never sent. */
        INVALID(
                "ContactId,Name,Description,References.crm.URL,References.due.DATE,SegmentAttributes.segment,"
                        + "CustomerEndpoint.Type,CustomerEndpoint.Address",
                "C %1$08d,%2$s,https://crm.example.com/%1$08d,tomorrow,retail,TELEPHONE_NUMBER,+4930%1$08d");

        private final String header;
        private final String cells;

        Kind(String header, String cells) {
            this.header = header + "\n";
            this.cells = cells;
        }

        private String row(long number) {
            String contact = String.format(Locale.ROOT, "%08x-2222-3333-4444-555555555555,", number);
            int padding = ROW_BYTES
                    - 1
                    - contact.length()
                    - cells.formatted(number, "").length();
            return contact + cells.formatted(number, "x".repeat(padding)) + "\n";
        }
    }

    private InputFile() {}

    static Path write(Path path, Kind kind, long rows) throws IOException {
        boolean compressed = path.toString().endsWith(".gz");
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
        try (OutputStream out = compressed ? new GZIPOutputStream(file, 1 << 16) : file) {
            out.write(kind.header.getBytes(StandardCharsets.UTF_8));
            byte[] template = kind.row(0).getBytes(StandardCharsets.UTF_8);
            for (long row = 1; row <= rows; row++) {
                out.write(numbered(kind, template, row));
            }
        }
        return path;
    }

    /** Formatting every row would take longer than what is measured on it. */
    private static byte[] numbered(Kind kind, byte[] template, long row) {
        if (row % 1_000 == 1) {
            byte[] fresh = kind.row(row).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(fresh, 0, template, 0, template.length);
        } else {
            byte[] digits = HEX.toHexDigits((int) row).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(digits, 0, template, 0, digits.length);
        }
        return template;
    }

    /** Where a row begins, the first being number 1. */
    static long offset(Kind kind, long row) {
        return kind.header.length() + (row - 1) * ROW_BYTES;
    }

    static int rowBytes() {
        return ROW_BYTES;
    }
}
