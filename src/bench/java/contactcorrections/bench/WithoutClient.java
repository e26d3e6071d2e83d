package contactcorrections.bench;

import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.checkpoint.Portion;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.RowReader;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.input.FileInput;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Outcome;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.Row;
import contactcorrections.row.RowState;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a run does beside its calls: reads, validates, makes the request, stores the outcome. Prints rows per second. */
final class WithoutClient {

    private static final int CHUNK = 500;
    private static final String INSTANCE = "11111111-2222-3333-4444-555555555555";

    private WithoutClient() {}

    public static void main(String[] arguments) {
        String url = System.getenv("SPRING_DATASOURCE_URL");
        boolean isH2 = url.startsWith("jdbc:h2:");
        try (var database = new HikariDataSource()) {
            database.setJdbcUrl(url + (isH2 ? ";WRITE_DELAY=0" : "?reWriteBatchedInserts=true"));
            database.setUsername(System.getenv("SPRING_DATASOURCE_USERNAME"));
            Flyway.configure()
                    .dataSource(database)
                    .locations(
                            "classpath:db/migration",
                            isH2 ? "classpath:db/migration-h2" : "classpath:db/migration-postgresql")
                    .load()
                    .migrate();
            CsvFile file =
                    CsvFile.open(FileInput.of(Path.of(arguments[0])), new CsvSettings(StandardCharsets.UTF_8, null));
            long begun = System.nanoTime();
            long rows = apply(file, new CheckpointStore(JdbcClient.create(database)).whole(-1, 1), store(database));
            System.out.println(rows * 1e9 / (System.nanoTime() - begun));
        }
    }

    private static OutcomeStore store(HikariDataSource database) {
        JdbcClient client = JdbcClient.create(database);
        client.sql("delete from correction_outcome where job_instance_id = -1").update();
        client.sql("delete from correction_input where job_instance_id = -1").update();
        client.sql("delete from batch_job_instance where job_instance_id = -1").update();
        client.sql(
                        "insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (-1, 0, 'x', 'x')")
                .update();
        new InputStore(client)
                .register(new KnownInput(-1, "x", "x", 1, 0, Target.simulated(null), true, Run.Purpose.RUN));
        return new OutcomeStore(
                new JdbcTemplate(database), new TransactionTemplate(new JdbcTransactionManager(database)));
    }

    private static long apply(CsvFile file, Portion input, OutcomeStore store) {
        var settings = new RequestSettings(INSTANCE, "(clear)", null, Map.of(), List.of(), Map.of());
        CorrectionMapper mapper = settings.mapperFor(file.header(), InstanceScope.ANY);
        List<Outcome> chunk = new ArrayList<>();
        long rows = 0;
        try (RowReader reader = file.rows()) {
            for (Row row = reader.read(); row != null; row = reader.read()) {
                chunk.add(outcome((Correction) mapper.map(row)));
                rows++;
                if (chunk.size() == CHUNK) {
                    store.store(input, chunk, () -> {});
                    chunk.clear();
                }
            }
        }
        return rows;
    }

    private static Outcome outcome(Correction correction) {
        correction.request();
        var calls = new Calls(1, 0, "6f3e8a52-0c1d-4b7e-9a55-3d2f1c0b9e88", Instant.now(), Duration.ofMillis(5));
        return new Outcome(
                correction.position(), correction.contactId(), RowState.SUCCEEDED, List.of(), calls, null, false);
    }
}
