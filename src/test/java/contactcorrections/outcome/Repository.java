package contactcorrections.outcome;

import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.checkpoint.CheckpointStore;
import contactcorrections.database.PostgresServer;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunRecord;
import contactcorrections.history.RunStore;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import contactcorrections.run.Run;
import contactcorrections.run.RunningProcess;
import contactcorrections.run.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A job repository in memory, and what writes and asks it. */
public final class Repository implements AutoCloseable {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final long ROW_BYTES = 10;
    public static final Target TARGET = Target.of("eu-central-1", null, "instance");

    private final HikariDataSource dataSource = new HikariDataSource();
    public final JdbcClient client;
    public final TransactionTemplate transaction;
    public final OutcomeStore store;
    public final CheckpointStore checkpoints;
    public final OutcomeQueries queries;
    public final InputStore inputs;
    public final RunStore runs;

    public Repository() {
        this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", null, "classpath:db/migration");
    }

    /** A job repository in PostgreSQL. */
    public static Repository in(PostgresServer postgres) {
        return new Repository(
                postgres.url(), "postgres", "classpath:db/migration", "classpath:db/migration-postgresql");
    }

    private Repository(String url, @Nullable String user, String... migrations) {
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(user);
        // One for a transaction and one for another in it: a connection that is not given back is missed.
        dataSource.setMaximumPoolSize(2);
        dataSource.setConnectionTimeout(1_000);
        Flyway.configure().dataSource(dataSource).locations(migrations).load().migrate();
        client = JdbcClient.create(dataSource);
        var transactions = new JdbcTransactionManager(dataSource);
        transaction = new TransactionTemplate(transactions);
        var ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        store = new OutcomeStore(new JdbcTemplate(dataSource), ownTransaction);
        checkpoints = new CheckpointStore(JdbcClient.create(dataSource));
        queries = new OutcomeQueries(client);
        inputs = new InputStore(client);
        runs = new RunStore(client);
    }

    /** Makes a job instance that applies an input. */
    public KnownInput input(long jobInstanceId, String location, String fingerprint) {
        return input(jobInstanceId, location, fingerprint, Run.Purpose.RUN);
    }

    /** Makes a job instance that reads an input. */
    public KnownInput input(long jobInstanceId, String location, String fingerprint, Run.Purpose purpose) {
        client.sql("insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (?, 0, ?, ?)")
                .params(jobInstanceId, "corrections", "key-" + jobInstanceId)
                .update();
        var input = new KnownInput(jobInstanceId, location, fingerprint, 1_000, 0, TARGET, true, purpose);
        inputs.register(input);
        return input;
    }

    /** The widths of the columns for text that this program's own tables have. */
    public Map<String, Integer> textColumns() {
        Map<String, Integer> widths = new TreeMap<>();
        client.sql("""
                        select lower(table_name), lower(column_name), character_maximum_length
                        from information_schema.columns
                        where lower(table_name) like 'correction%' and data_type = 'CHARACTER VARYING'""").query(row -> {
            widths.put(row.getString(1) + "." + row.getString(2), row.getInt(3));
        });
        return widths;
    }

    /** Stores rows that succeeded. */
    public void succeeded(long jobInstanceId, long... rows) {
        store(
                jobInstanceId,
                jobInstanceId,
                LongStream.of(rows).mapToObj(Repository::succeeded).toList());
    }

    public void store(long jobInstanceId, long jobExecutionId, List<Outcome> outcomes) {
        if (!store.store(checkpoints.whole(jobInstanceId, jobExecutionId), outcomes, () -> {})) {
            throw new AssertionError("A later run has begun");
        }
    }

    /** The position of a row of a file in which each has two lines. */
    static RowPosition position(long row) {
        return new RowPosition(row, 2 * row, 2, ROW_BYTES * row, ROW_BYTES);
    }

    public static Outcome succeeded(long row) {
        return succeeded(row, new Calls(1, 0, "request-" + row, NOON, Duration.ofMillis(50)));
    }

    public static Outcome succeeded(long row, Calls calls) {
        return new Outcome(position(row), "contact-" + row, RowState.SUCCEEDED, List.of(), calls, null, false);
    }

    static Outcome refused(long row, String code) {
        var calls = new Calls(2, 1, null, NOON, Duration.ofMillis(70));
        var errors = List.of(new RowError(code, null, "Connect refused the update: " + code));
        return new Outcome(position(row), "contact-" + row, RowState.REFUSED, errors, calls, null, false);
    }

    public static Outcome invalid(long row, RowError... errors) {
        return Outcome.invalid(position(row), null, List.of(errors));
    }

    public static RowError error(String code, @Nullable String column) {
        return new RowError(code, column, "what is wrong: " + code);
    }

    public static RunRecord run(long jobExecutionId, long jobInstanceId, Instant startedAt) {
        return RunRecord.begun(
                jobExecutionId,
                jobInstanceId,
                startedAt,
                "java -jar program.jar run input.csv",
                new RunningProcess("host", 42),
                "eu-central-1",
                8,
                12);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
