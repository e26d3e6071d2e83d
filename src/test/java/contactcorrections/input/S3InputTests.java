package contactcorrections.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.UnreliableS3;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

@Timeout(120)
class S3InputTests {

    private static final List<String> PROPERTIES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlS3");
    private static final int MANY = 9 << 20;

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyExtension.builder()
            .withCredentials(AuthenticationType.NONE, "", "")
            .withBlobStoreProvider("transient-nio2")
            .build();

    private S3Access s3 = new S3Access();

    @BeforeEach
    void openS3() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        callAt(Objects.requireNonNull(server.getUri()));
        s3.client().createBucket(create -> create.bucket("corrections"));
    }

    @AfterEach
    void forgetS3() {
        s3.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void bytesComeFromAnyOffset() throws IOException {
        byte[] bytes = randomBytes(MANY);
        put("large.csv", bytes);
        S3Input input = input("large.csv");

        assertThat(input.size()).isEqualTo(MANY);
        assertThat(input.name()).isEqualTo("large.csv");
        assertThat(input.fingerprint()).startsWith("etag:").doesNotContain("\"");
        assertThat(read(input, 0)).isEqualTo(bytes);
        assertThat(read(input, MANY - 10)).isEqualTo(Arrays.copyOfRange(bytes, MANY - 10, MANY));
        try (InputStream in = input.open(5)) {
            in.skipNBytes(MANY - 15);
            assertThat(in.available()).isEqualTo(10);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, MANY - 10, MANY));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa", "ar-EG", "mr-IN", "tr"})
    void rangesAreReadUnderEveryLocale(String locale) throws IOException {
        byte[] bytes = randomBytes(MANY);
        put("large.csv", bytes);
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(read(input("large.csv"), 5)).isEqualTo(Arrays.copyOfRange(bytes, 5, MANY));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void gzipOfSeveralMembersIsReadToItsEndAndFromAnyOffset() throws IOException {
        byte[] first = randomBytes(MANY);
        byte[] second = randomBytes(1_000);
        var stored = new ByteArrayOutputStream();
        stored.write(gzip(first));
        stored.write(gzip(second));
        put("large.csv.gz", stored.toByteArray());
        S3Input input = input("large.csv.gz");

        assertThat(input.size()).isEqualTo(stored.size());
        assertThat(read(input, 0)).hasSize(MANY + 1_000).startsWith(first).endsWith(second);
        assertThat(read(input, MANY)).isEqualTo(second);
    }

    @Test
    void prefixIsEachCorrectionsFileUnderItInKeyOrderAndKeysAreTakenLiterally() {
        List<String> keys = List.of("in/a b.csv", "in/a%20b.csv", "in/a+b.CSV", "in/deeper/ü&=.csv.gz");
        keys.forEach(key -> put(key, new byte[] {1}));
        List.of("in/", "in/notes.txt", "other.csv", "in/.csv", "in/.a.csv", "in/deeper/~$b.csv.gz")
                .forEach(key -> put(key, new byte[] {1}));

        List<Input> inputs = new Inputs(s3).of(List.of("s3://corrections/in/"));

        assertThat(inputs)
                .extracting(Input::location)
                .containsExactlyElementsOf(
                        keys.stream().map(key -> "s3://corrections/" + key).toList());
        assertThat(inputs).allSatisfy(input -> assertThat(input.size()).isEqualTo(1));
    }

    @Test
    void prefixWithoutItsSlashIsToldAsThat() {
        put("inbox/a.csv", new byte[] {1});
        put("inbox2.csv", new byte[] {1});

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input("inbox").size())
                .withMessage(
                        "s3://corrections/inbox: no such object, but there are objects under s3://corrections/inbox/; name that");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input("inbox2").size())
                .withMessage("s3://corrections/inbox2: no such object; check the address");
    }

    @Test
    void objectThatIsReplacedEndsTheReading() throws IOException {
        put("large.csv", randomBytes(MANY));
        S3Input input = input("large.csv");
        try (InputStream in = input.open(0)) {
            in.readNBytes(100);
            put("large.csv", randomBytes(MANY));

            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(() -> in.readAllBytes())
                    .withMessage("s3://corrections/large.csv: changed since this run began to read it;"
                            + " run again to take it as a new input");
        }
        assertThat(input("large.csv").fingerprint()).isNotEqualTo(input.fingerprint());
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> input("missing.csv").fingerprint())
                .withMessage("s3://corrections/missing.csv: no such object; check the address");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> S3Input.of(s3, S3Address.of("s3://elsewhere/missing.csv"))
                        .fingerprint())
                .withMessage("s3://elsewhere/missing.csv: no such bucket; check the address");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Inputs(s3).of(List.of("s3://elsewhere/")))
                .withMessage("s3://elsewhere/: no such bucket; check the address");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Inputs(s3).of(List.of("s3://corrections/in/")))
                .withMessage(
                        "s3://corrections/in/: no *.csv and no *.csv.gz under this prefix (hidden ones, named .* or ~$*, do not count)");
    }

    @Test
    void emptyObjectIsAnEmptyFile() {
        put("empty.csv", new byte[0]);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> CsvFile.open(input("empty.csv"), new CsvSettings(StandardCharsets.UTF_8, null)))
                .withMessageStartingWith("s3://corrections/empty.csv, line 1: empty");
    }

    @Test
    void brokenConnectionsAndBusyAnswersAreRiddenOut() throws IOException {
        byte[] bytes = randomBytes(3 * MANY);
        put("large.csv", bytes);
        try (var unreliable = new UnreliableS3(Objects.requireNonNull(server.getUri()), 3, 5)) {
            callAt(unreliable.uri());
            S3Input input = input("large.csv");

            for (int time = 0; time < 3; time++) {
                assertThat(read(input, 0)).isEqualTo(bytes);
            }
            assertThat(unreliable.gets()).isGreaterThan(12);
        }
    }

    @Test
    void versionThatTheRunBeganWithIsWhatEachBlockIsReadOf() throws IOException {
        byte[] bytes = randomBytes(MANY);
        put("large.csv", bytes);
        try (var versioned =
                UnreliableS3.keepingVersions(Objects.requireNonNull(server.getUri()), "L4kqtJlcpXroDTDmpUMLUo")) {
            callAt(versioned.uri());
            S3Input input = input("large.csv");

            assertThat(input.fingerprint()).startsWith("etag:").endsWith(";version:L4kqtJlcpXroDTDmpUMLUo");
            assertThat(read(input, 0)).isEqualTo(bytes);
            assertThat(versioned.queries()).hasSize(2).allMatch("versionId=L4kqtJlcpXroDTDmpUMLUo"::equals);
        }
    }

    private void callAt(URI endpoint) {
        System.setProperty("aws.endpointUrlS3", endpoint.toString());
        s3.close();
        s3 = new S3Access();
    }

    private S3Input input(String key) {
        return S3Input.of(s3, S3Address.of("s3://corrections/" + key));
    }

    private void put(String key, byte[] bytes) {
        s3.client().putObject(put -> put.bucket("corrections").key(key), RequestBody.fromBytes(bytes));
    }

    private static byte[] read(Input input, long offset) throws IOException {
        try (InputStream in = input.open(offset)) {
            return in.readAllBytes();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
