package contactcorrections.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.ReadRows;
import contactcorrections.csv.RowBytes;
import contactcorrections.csv.RowReader;
import contactcorrections.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileInputTests {

    private static final CsvSettings DETECT = new CsvSettings(StandardCharsets.UTF_8, null);

    private static final String ROWS = IntStream.rangeClosed(1, 50_000)
            .mapToObj("%d,\"some text\"\n"::formatted)
            .collect(Collectors.joining());

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        folder = folder.toRealPath();
        file = Files.writeString(folder.resolve("rows.csv"), "ContactId,Name\n1,a\n");
    }

    @Test
    void fileIsNamedByItsRealPath() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        FileInput input = FileInput.of(link);

        assertThat(input.location()).isEqualTo(file.toString());
        assertThat(input.name()).isEqualTo("rows.csv");
        assertThat(input.size()).isEqualTo(19);
    }

    @Test
    void fingerprintIsOfTheStoredBytes() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path compressed = Files.write(folder.resolve("rows.csv.gz"), gzip("ContactId,Name\n1,a\n"));
        Path copy = Files.copy(compressed, folder.resolve("copy.csv"));

        assertThat(FileInput.of(empty).fingerprint())
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(FileInput.of(compressed).fingerprint())
                .isEqualTo(FileInput.of(copy).fingerprint())
                .isNotEqualTo(FileInput.of(file).fingerprint());
    }

    @Test
    void readingBeginsAtTheOffset() throws IOException {
        try (InputStream in = FileInput.of(file).open(10)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("Name\n1,a\n");
        }
    }

    @Test
    void compressedFileOfSeveralMembersIsReadAsOne() throws IOException {
        Path compressed = folder.resolve("rows.CSV.GZ");
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip("ContactId,Name\n"));
        members.writeBytes(gzip(ROWS.substring(0, 200_000)));
        members.writeBytes(gzip(ROWS.substring(200_000)));
        Files.write(compressed, members.toByteArray());
        Path plain = Files.writeString(folder.resolve("plain.csv"), "ContactId,Name\n" + ROWS);
        CsvSettings settings = new CsvSettings(StandardCharsets.UTF_8, null);
        CsvFile decompressed = CsvFile.open(FileInput.of(compressed), settings);

        List<Row> rows = ReadRows.of(CsvFile.open(FileInput.of(plain), settings));

        assertThat(ReadRows.of(decompressed)).hasSize(50_000).isEqualTo(rows);
        assertThat(ReadRows.of(decompressed.rows(rows.get(40_000).position().next())))
                .isEqualTo(rows.subList(40_001, 50_000));
        try (RowBytes bytes = decompressed.rowBytes()) {
            assertThat(bytes.bytes(rows.get(10).position())).asString().isEqualTo("11,\"some text\"");
            assertThat(bytes.bytes(rows.get(49_999).position())).asString().isEqualTo("50000,\"some text\"");
        }
    }

    @Test
    void emptyMemberIsNoEnd() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (String member : List.of("", "ContactId,Name\n", "", "", "1,a\n", "")) {
            members.writeBytes(gzip(member));
        }
        Path compressed = Files.write(folder.resolve("members.csv.gz"), members.toByteArray());

        assertThat(FileInput.of(compressed).open(0))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("ContactId,Name\n1,a\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 17, 18, 19, 26, 27, 100, 70_000})
    void whatFollowsCompressedDataEndsTheReading(int bytesBehind) throws IOException {
        byte[] second = gzip(ROWS);
        second[0] ^= 1;
        for (byte[] first : List.of(gzip("ContactId,Name\n1,a\n"), gzip("ContactId,Name\n" + ROWS))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(first);
            bytes.write(second, 0, bytesBehind);
            Path named = Files.write(folder.resolve("rows.csv.gz"), bytes.toByteArray());

            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> ReadRows.of(CsvFile.open(FileInput.of(named), DETECT)))
                    .withMessage(named + ": more after the end of the gzip data, expected nothing; compress it again");
        }
    }

    @Test
    void contentThatExpandsAbsurdlyIsRefused() throws IOException {
        Path named = folder.resolve("zeros.csv.gz");
        writeMembers(named, "ContactId,Name\n1,a\n", gzip("\0".repeat(1 << 20)), 256);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ReadRows.of(CsvFile.open(FileInput.of(named), DETECT)))
                .withMessage(
                        named
                                + ": expands to more than 500 times its size, which no corrections do; if it is right, decompress it and name the result");
    }

    @Test
    void contentThatExpandsAsMuchAsPaddedRowsDoIsRead() throws IOException {
        Random random = new Random(1);
        String padded = IntStream.range(0, 500)
                .mapToObj(row -> "%s,%s\n".formatted(new UUID(random.nextLong(), random.nextLong()), " ".repeat(4_000)))
                .collect(Collectors.joining());
        Path named = folder.resolve("padded.csv.gz");
        writeMembers(named, "ContactId,Name\n", gzip(padded), 50);

        assertThat(Files.size(named)).isLessThan(50 * 500 * 50);
        try (InputStream in = FileInput.of(named).open(50_000_000)) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isGreaterThan(50_000_000);
        }
    }

    @Test
    @Timeout(10)
    void pipesAndSocketsAreRefusedForWhatTheyAreAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path socket = folder.resolve("socket.csv");
        String refusal =
                ", expected a file, since it is read more than once; save what it gives to a file first, and name that";

        assertRefused(pipe, pipe + ": a pipe" + refusal);
        assertRefused(
                Files.createSymbolicLink(folder.resolve("link.csv"), pipe),
                folder.resolve("link.csv") + ": a pipe" + refusal);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertRefused(socket, socket + ": a socket" + refusal);
        }
    }

    @Test
    void missingFileFolderAndPipeAreRefused() {
        assertRefused(folder.resolve("none.csv"), folder.resolve("none.csv") + ": no such file; check the path");
        assertRefused(folder, folder + ": a folder, expected a file; name a file in it");
        assertRefused(
                Path.of("/dev/null"),
                "/dev/null: a device, expected a file, since it is read more than once; save what it gives to a file first, and name that");
    }

    @Test
    void fileThatMayNotBeReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
        Assumptions.assumeFalse(Files.isReadable(file), "the superuser may read everything");

        assertRefused(file, file + ": no permission to read it; give this user read access");
    }

    @Test
    void fileThatIsNotCompressedAsItsNameSaysIsRefused() throws IOException {
        Path named = Files.writeString(folder.resolve("rows.csv.gz"), "ContactId,Name\n1,a\n");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> FileInput.of(named).open(0))
                .withMessage(
                        named + ": damaged, cut short, or named .gz without being gzip; copy or compress it again");
    }

    @Test
    void damageInCompressedDataEndsTheReading() throws IOException {
        byte[] whole = gzip("ContactId,Name\n" + ROWS);
        byte[] flipped = whole.clone();
        flipped[flipped.length - 6] ^= 1;
        Path named = folder.resolve("rows.csv.gz");

        for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), flipped)) {
            Files.write(named, damaged);
            CsvSettings settings = new CsvSettings(StandardCharsets.UTF_8, null);
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> ReadRows.of(CsvFile.open(FileInput.of(named), settings)))
                    .withMessage(
                            named + ": damaged, cut short, or named .gz without being gzip; copy or compress it again");
        }
    }

    @Test
    void changedFileIsRefused() throws IOException {
        FileInput input = FileInput.of(file);
        FileTime modified = Files.getLastModifiedTime(file);
        input.requireUnchanged();

        Files.writeString(file, "ContactId,Name\n1,ab\n");
        Files.setLastModifiedTime(file, modified);
        assertChanged(input);
    }

    @Test
    void fileModifiedInPlaceIsRefused() throws IOException {
        FileInput input = FileInput.of(file);

        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertChanged(input);
    }

    @Test
    void fileInPlaceOfAnotherIsRefused() throws IOException {
        FileInput input = FileInput.of(file);
        Path other = Files.copy(file, folder.resolve("other.csv"), StandardCopyOption.COPY_ATTRIBUTES);

        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertChanged(input);
    }

    @Test
    void removedFileIsRefused() throws IOException {
        FileInput input = FileInput.of(file);
        Files.delete(file);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(input::requireUnchanged)
                .withMessage(file + ": gone since this run began to read it; put it back and run again");
    }

    @Test
    void noRowIsReadFromAFileThatChangedMeanwhile() throws IOException {
        Files.writeString(file, "ContactId,Name\n" + ROWS);
        CsvFile csv = CsvFile.open(FileInput.of(file), new CsvSettings(StandardCharsets.UTF_8, null));

        try (RowReader rows = csv.rows()) {
            rows.read();
            Files.writeString(file, "ContactId,Name\n" + ROWS.replace("some", "more"));
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

            assertThatExceptionOfType(InputException.class).isThrownBy(() -> {
                for (Row row = rows.read(); row != null; row = rows.read()) {
                    assertThat(((Row.Parsed) row).cells()).last().isEqualTo("some text");
                }
            });
        }
    }

    private static void assertChanged(FileInput input) {
        String message =
                input.location() + ": changed since this run began to read it; run again to take it as a new input";
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(input::requireUnchanged)
                .withMessage(message);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input.open(0))
                .withMessage(message);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(input::fingerprint)
                .withMessage(message);
    }

    private static void assertRefused(Path path, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> FileInput.of(path))
                .withMessage(message);
    }

    private static void writeMembers(Path file, String start, byte[] member, int times) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(gzip(start));
            for (int i = 0; i < times; i++) {
                out.write(member);
            }
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
