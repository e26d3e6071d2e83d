package contactcorrections.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.history.InputStore;
import contactcorrections.history.PreflightResult;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories that earlier versions left. */
class UpgradeTests {

    @Test
    void preflightThatDidNotCountClearedCellsIsNoneOfTodaysSettings() {
        try (var dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            Flyway.configure().dataSource(dataSource).target("4").load().migrate();
            JdbcClient client = JdbcClient.create(dataSource);
            client.sql("""
                            insert into batch_job_instance (job_instance_id, version, job_name, job_key)
                            values (1, 0, 'corrections', 'key')""").update();
            client.sql("""
                            insert into correction_input (job_instance_id, location, fingerprint, stored_bytes, repetition,
                              framing, row_count, invalid_count, reading)
                            values (1, '/in.csv', 'f', 1, 0, 'UTF-8', 10, 1, 'settings')""").update();

            Flyway.configure().dataSource(dataSource).load().migrate();

            assertThat(new InputStore(client).preflight(1))
                    .contains(new PreflightResult(10, 1, List.of(), List.of(), ""));
        }
    }
}
