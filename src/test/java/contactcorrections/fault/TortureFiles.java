package contactcorrections.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Files as nobody should write them. */
final class TortureFiles {

    private static final String HEADER = "ContactId,Description\n";

    private final Path inbox;

    private TortureFiles(Path inbox) {
        this.inbox = inbox;
    }

    /** Writes them all into a folder. */
    static Path in(Path inbox) throws IOException {
        new TortureFiles(inbox).writeFiles();
        return inbox;
    }

    private void writeFiles() throws IOException {
        write("bom.csv", "\uFEFF" + HEADER + "bom-1,one\nbom-2,two");
        write("crlf.csv", HEADER.replace("\n", "\r\n") + "crlf-1,one\r\ncrlf-2,\"two\r\nlines\"\r\n");
        write("quoted.csv", HEADER + "quoted-1,\"a \"\"b\"\",\nc;\t|\"\n\nquoted-2,\"\"\"\"\nquoted-3,\"ends here\"");
        write(
                "unclosed.csv",
                HEADER + rows("unclosed", 1, 499, "\"text %d\"") + "unclosed-500,\"never closed\n"
                        + rows("unclosed", 501, 1000, "\"text %d\""));
        write(
                "charset.csv",
                HEADER.getBytes(StandardCharsets.UTF_8),
                rows("charset", 1, 19, "Zoë %d").getBytes(StandardCharsets.UTF_8),
                "charset-20,Zo\u00EB\n".getBytes(StandardCharsets.ISO_8859_1),
                "charset-21,fine\n".getBytes(StandardCharsets.UTF_8));
        write("nul.csv", HEADER + rows("nul", 1, 19, "text %d") + "nul-20,a\0b\nnul-21,fine\n");
        write(
                "huge.csv",
                HEADER + rows("huge", 1, 19, "text %d") + "huge-20," + "x".repeat(5 << 20) + "\nhuge-21,fine\n");
        write(
                "wide.csv",
                "ContactId,"
                        + IntStream.rangeClosed(1, 299)
                                .mapToObj("References.key%d.STRING"::formatted)
                                .collect(Collectors.joining(","))
                        + "\nwide-1,first" + ",".repeat(297) + ",last\n");
        write("duplicate.csv", "ContactId,Name,name\nduplicate-1,a,b\n");
        writeDeepJson();
        writeCompressed();
        write(
                "lines.csv",
                HEADER + "lines-1,one" + "\n".repeat(5_000_000) + "lines-2,two\n" + "\r\n".repeat(1_000_000));
        write(
                "columns.csv",
                "ContactId,"
                        + IntStream.range(0, 100_000).mapToObj("c%d"::formatted).collect(Collectors.joining(",")));
        write("long-header.csv", "ContactId," + "x".repeat(10 << 20) + "\na,b\n");
        write("one-byte.csv", "x");
        write("header-only.csv", HEADER);
        write("empty.csv", "");
        write(
                "no-csv.csv",
                new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0, (byte) 0xC3, (byte) 0x28, 10, 0, 7, '\n', (byte) 0xFF});
    }

    private void writeDeepJson() throws IOException {
        String object = "\"" + "{\"\"a\"\":".repeat(10_000) + "1" + "}".repeat(10_000) + "\"";
        write(
                "deep.csv",
                "ContactId,Description,SegmentAttributes\n" + rows("deep", 1, 38, "text %d,") + "deep-39,arrays,"
                        + "[".repeat(10_000) + "\ndeep-40,objects," + object + "\n");
    }

    private void writeCompressed() throws IOException {
        byte[] first = gzip((HEADER + "members-1,one\n").getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip("members-2,two\n".getBytes(StandardCharsets.UTF_8));
        byte[] zeros = gzip(new byte[1 << 20]);
        byte[] rows = gzip((HEADER + rows("endless", 1, 20, "text %d")).getBytes(StandardCharsets.UTF_8));
        write("members.csv.gz", first, second, gzip(new byte[0]));
        write("behind.csv.gz", first, "members-2,two\n".getBytes(StandardCharsets.UTF_8));
        write("cut.csv.gz", Arrays.copyOf(rows, rows.length / 2));
        write("no-bytes.csv.gz");
        write("no-text.csv.gz", gzip(new byte[0]));
        write("endless.csv.gz", times(40, rows, zeros));
        write("bomb.csv.gz", times(3_000, rows, zeros));
    }

    private static byte[][] times(int times, byte[] first, byte[] other) {
        byte[][] parts = new byte[times + 1][];
        Arrays.fill(parts, other);
        parts[0] = first;
        return parts;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static String rows(String contact, int first, int last, String description) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(row -> String.format(Locale.ROOT, "%s-%d," + description + "\n", contact, row, row))
                .collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[]... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        Files.write(inbox.resolve(name), bytes.toByteArray());
    }
}
