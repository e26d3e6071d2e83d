package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

@Timeout(120)
class S3ChangeLogTests {

    private static final List<String> PROPERTIES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlS3");

    private static final String PLACE = "s3://corrections/reports/in.csv-1/changes";

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyExtension.builder()
            .withCredentials(AuthenticationType.NONE, "", "")
            .withBlobStoreProvider("transient-nio2")
            .build();

    private final S3Access s3 = new S3Access();

    @BeforeEach
    void callTheServer() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty(
                "aws.endpointUrlS3", Objects.requireNonNull(server.getUri()).toString());
        s3.client().createBucket(create -> create.bucket("corrections"));
    }

    @AfterEach
    void forgetS3() {
        s3.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void rowsAreThereForTheNextProcess() {
        RandomChanges changes = new RandomChanges(1);
        Map<Long, ChangedRow> expected = new TreeMap<>();
        for (int process = 1; process <= 3; process++) {
            try (ChangeLog log = open("17")) {
                assertThat(rows(log)).isEqualTo(List.copyOf(expected.values()));
                for (int i = 0; i < 25; i++) {
                    ChangedRow row = changes.row(1 + (i * 7L) % 40);
                    log.keep(row);
                    expected.putIfAbsent(row.row(), row);
                    log.add(named(100 + process, "c", null, "x"));
                    expected.putIfAbsent(100L + process, named(100 + process, "c", null, "x"));
                }
                log.flush();
                assertThat(rows(log)).isEqualTo(List.copyOf(expected.values()));
            }
        }
    }

    @Test
    void partHoldsTheRowsOfManyThreads() {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try (ChangeLog log = open("17")) {
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int row = 1; row <= 500; row++) {
                ChangedRow changed = named(row, "c" + row, null, "x");
                calls.add(CompletableFuture.runAsync(() -> log.keep(changed), threads));
            }
            calls.forEach(CompletableFuture::join);
            assertThat(log.rows()).isEqualTo(500);
        }
        threads.shutdown();

        assertThat(s3.list(S3Address.of(PLACE + "/"))).hasSizeBetween(1, 100);
        try (ChangeLog log = open("18")) {
            assertThat(log.rows()).isEqualTo(500);
        }
    }

    @Test
    void interruptHarmsNobody() {
        try (ChangeLog log = open("17")) {
            Thread.currentThread().interrupt();
            log.keep(named(1, "a", null, "x"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(rows(log)).hasSize(1);
        }
    }

    @Test
    void partThatIsNotWholeIsTold() {
        try (ChangeLog log = open("17")) {
            log.keep(named(1, "a", null, "x"));
        }
        String key = "reports/in.csv-1/changes/part-17.1.csv";
        byte[] part = s3.client()
                .getObjectAsBytes(get -> get.bucket("corrections").key(key))
                .asByteArray();
        s3.client()
                .putObject(
                        put -> put.bucket("corrections").key(key),
                        RequestBody.fromString(new String(part, 0, part.length - 1, StandardCharsets.UTF_8)));

        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(() -> open("18"))
                .withMessage(
                        "What rows change cannot be read from %s/part-17.1.csv: the record at byte 0 is not as it was"
                                + " written; put the file back as it was and run again.",
                        PLACE);
    }

    @Test
    void otherObjectsAreLeftAlone() {
        for (String name : List.of("other.csv", "part-17.1.csv/part-17.1.csv", "below/part-17.1.csv")) {
            s3.client()
                    .putObject(
                            put -> put.bucket("corrections").key("reports/in.csv-1/changes/" + name),
                            RequestBody.fromString("else"));
        }

        try (ChangeLog log = open("17")) {
            assertThat(log.rows()).isZero();
        }
    }

    @Test
    void placeThatCannotBeReadOrWrittenIsToldWithTheReason() {
        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(() -> ChangeLog.open(ChangeParts.at("s3://nowhere/changes/", s3), "17"))
                .withMessage(
                        "What rows change cannot be read from s3://nowhere/changes/: no such bucket; check the address.");

        try (ChangeLog log = open("17")) {
            s3.client().deleteBucket(delete -> delete.bucket("corrections"));
            assertThatExceptionOfType(ChangeLogException.class)
                    .isThrownBy(() -> log.keep(named(1, "a", null, "x")))
                    .withMessage("What rows change cannot be kept in %s/: no such bucket; check the address.", PLACE);
            assertThat(log.find(1)).isEmpty();

            s3.client().createBucket(create -> create.bucket("corrections"));
            log.keep(named(1, "a", "read again", "x"));
            assertThat(rows(log)).containsExactly(named(1, "a", "read again", "x"));
        }
    }

    private ChangeLog open(String writer) {
        return ChangeLog.open(ChangeParts.at(PLACE, s3), writer);
    }

    private static List<ChangedRow> rows(ChangeLog log) {
        List<ChangedRow> rows = new ArrayList<>();
        log.forEach(rows::add);
        return rows;
    }
}
