package contactcorrections.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.database.PostgresServer;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunStore;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Job repositories that earlier versions have left. */
class MigrationTests {

    private static final String ARN = "arn:aws:connect:eu-central-1:123456789012:instance/";

    @Test
    void inputsOfH2CountForTheTargetThatTheirLastRunNames() {
        inputsCountForTheTargetThatTheirLastRunNames(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    @Test
    void inputsOfPostgresqlCountForTheTargetThatTheirLastRunNames(@TempDir Path data) throws Exception {
        try (PostgresServer postgres = PostgresServer.start(data)) {
            inputsCountForTheTargetThatTheirLastRunNames(new DriverManagerDataSource(postgres.url(), "postgres", ""));
        }
    }

    private static void inputsCountForTheTargetThatTheirLastRunNames(DataSource database) {
        Flyway.configure().dataSource(database).target("4").load().migrate();
        JdbcClient client = JdbcClient.create(database);
        input(client, 1, "UTF-8 with delimiter ;");
        run(client, 1, 1, "simulated");
        run(client, 2, 1, "eu-central-1");
        setting(client, 2, "corrections.instance-id", ARN + "one");
        input(client, 2, "UTF-16LE with delimiter tab");
        run(client, 3, 2, "simulated");
        setting(client, 3, "corrections.clear-token", "(none)");
        input(client, 3, "");
        run(client, 4, 3, null);

        Flyway.configure().dataSource(database).load().migrate();

        var inputs = new InputStore(client);
        KnownInput real = inputs.find(1).orElseThrow();
        assertThat(real.target()).isEqualTo(new Target("eu-central-1", null, "one"));
        assertThat(real.targetIdentifies()).isFalse();
        assertThat(inputs.reading(1))
                .containsEntry("charset", "UTF-8")
                .containsEntry("delimiter", ";")
                .containsKey("clear-token");
        assertThat(inputs.find(2).orElseThrow().target()).isEqualTo(Target.simulated(null));
        assertThat(inputs.reading(2)).containsOnlyKeys("charset", "delimiter").containsEntry("delimiter", "tab");
        assertThat(inputs.find(3).orElseThrow().target().region()).isEqualTo("unknown");
        var runs = new RunStore(client);
        assertThat(runs.find(2).orElseThrow().command()).isEqualTo("program run in.csv '--clear-token=#N/A'");
        assertThat(runs.find(3).orElseThrow().command()).isEqualTo("program run in.csv");
        endpointThatWasNotRecordedMayBeAnyUntilARunTells(inputs, real);
    }

    private static void endpointThatWasNotRecordedMayBeAnyUntilARunTells(InputStore inputs, KnownInput real) {
        Target regional = Target.of("eu-central-1", null, "one");
        Target standIn = Target.of("eu-central-1", URI.create("http://localhost:8099/"), "one");
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/1.csv", "sha256:1", regional))
                .contains(real);
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/1.csv", "sha256:1", standIn))
                .contains(real);
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/1.csv", "sha256:1", Target.of("eu-central-1", null, "two")))
                .isEmpty();

        inputs.register(new KnownInput(1, "/in/1.csv", "sha256:1", 1, 0, standIn, false, Run.Purpose.RUN));

        assertThat(inputs.latest(Run.Purpose.RUN, "/in/1.csv", "sha256:1", standIn))
                .isPresent();
        assertThat(inputs.latest(Run.Purpose.RUN, "/in/1.csv", "sha256:1", regional))
                .isEmpty();
    }

    private static void input(JdbcClient client, long id, String framing) {
        client.sql("insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (?, 0, 'c', ?)")
                .params(id, "key-" + id)
                .update();
        client.sql("""
                        insert into correction_input (job_instance_id, location, fingerprint, stored_bytes, repetition, framing)
                        values (?, ?, ?, 1, 0, ?)""")
                .params(id, "/in/" + id + ".csv", "sha256:" + id, framing)
                .update();
    }

    private static void run(JdbcClient client, long execution, long input, @Nullable String region) {
        client.sql("""
                        insert into correction_run (job_execution_id, job_instance_id, state, started_at, command, host, pid,
                          region, allowed_rate, allowed_burst)
                        values (:execution, :input, 'STOPPED', current_timestamp, 'program run in.csv', 'host', 1, :region, 8, 12)""")
                .param("execution", execution)
                .param("input", input)
                .param("region", region)
                .update();
    }

    private static void setting(JdbcClient client, long execution, String name, String value) {
        client.sql("insert into correction_run_setting (job_execution_id, name, setting) values (?, ?, ?)")
                .params(execution, name, value)
                .update();
    }
}
