package contactcorrections.history;

import contactcorrections.repository.TextColumn;
import contactcorrections.run.Run;
import contactcorrections.run.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what is known of each input: one record for each job instance. */
public final class InputStore {

    private static final String COLUMNS = """
            select job_instance_id, location, fingerprint, stored_bytes, repetition, region, endpoint, instance_id,
              target_identifies, purpose
            from correction_input\s""";

    /** Inputs at a location that are read for a target. Where the endpoint was not recorded, it may be any. */
    private static final String AT_LOCATION_AND_TARGET = """
            i.purpose = :purpose and i.location = :location and i.region = :region and coalesce(i.endpoint, :endpoint) = :endpoint
            and coalesce(i.instance_id, '') = :instance\s""";

    private final JdbcClient client;

    public InputStore(JdbcClient client) {
        this.client = client;
    }

    /** Adds the input unless it is known; of a known one it is noted which endpoint it is applied to, if that is new. */
    public void register(KnownInput input) {
        Target target = input.target();
        if (find(input.jobInstanceId()).isPresent()) {
            client.sql(
                            "update correction_input set endpoint = :endpoint where job_instance_id = :id and endpoint is null")
                    .param("endpoint", target.endpoint())
                    .param("id", input.jobInstanceId())
                    .update();
        } else {
            client.sql("""
                            insert into correction_input (job_instance_id, location, fingerprint, stored_bytes, repetition,
                              region, endpoint, instance_id, target_identifies, purpose)
                            values (:id, :location, :fingerprint, :bytes, :repetition, :region, :endpoint, :instance,
                              :targetIdentifies, :purpose)""")
                    .param("id", input.jobInstanceId())
                    .param("location", input.location())
                    .param("fingerprint", input.fingerprint())
                    .param("bytes", input.bytes())
                    .param("repetition", input.repetition())
                    .param("region", target.region())
                    .param("endpoint", target.endpoint())
                    .param("instance", target.instanceId())
                    .param("targetIdentifies", input.targetIdentifies())
                    .param("purpose", input.purpose().name())
                    .update();
        }
    }

    /** Locks the input's record until the end of the transaction: what an earlier run stores is stored by then, or never. */
    public void lock(long jobInstanceId) {
        client.sql("select job_instance_id from correction_input where job_instance_id = ? for update")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
    }

    /** The latest job instance that reads this content of this location for the purpose and target, if there is one. */
    public Optional<KnownInput> latest(Run.Purpose purpose, String location, String fingerprint, Target target) {
        return at(
                        purpose,
                        location,
                        target,
                        "select max(i.job_instance_id) from correction_input i where i.fingerprint = :fingerprint",
                        "")
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /**
     * The latest run, later than the latest of this input, that may have sent rows of another version of it to the same
     * target.
     */
    public Optional<Long> laterRunOfAnotherVersion(KnownInput input) {
        return at(input, """
                        select max(r.job_execution_id)
                        from correction_input i join correction_run r on r.job_instance_id = i.job_instance_id
                        where i.fingerprint <> :fingerprint
                          and r.job_execution_id > (
                            select max(mine.job_execution_id) from correction_run mine
                            where mine.job_instance_id = :id)
                          and (i.begun_row > 0 or exists (
                            select 1 from correction_outcome o
                            where o.job_instance_id = i.job_instance_id and o.state <> 'INVALID'))""", "")
                .param("fingerprint", input.fingerprint())
                .param("id", input.jobInstanceId())
                .query(Long.class)
                .optional();
    }

    private JdbcClient.StatementSpec at(KnownInput input, String query, String order) {
        return at(input.purpose(), input.location(), input.target(), query, order);
    }

    private JdbcClient.StatementSpec at(
            Run.Purpose purpose, String location, Target target, String query, String order) {
        return client.sql(query + " and " + AT_LOCATION_AND_TARGET + order)
                .param("purpose", purpose.name())
                .param("location", location)
                .param("region", target.region())
                .param("endpoint", target.endpoint() == null ? "" : target.endpoint())
                .param("instance", target.instanceId() == null ? "" : target.instanceId());
    }

    public Optional<KnownInput> find(long jobInstanceId) {
        return client.sql(COLUMNS + "where job_instance_id = ?")
                .param(jobInstanceId)
                .query((row, n) -> input(row))
                .optional();
    }

    /** Everything that was read at a location: all versions of it, for every purpose and target. */
    public List<KnownInput> at(String location) {
        return client.sql(COLUMNS + "where location = ?")
                .param(location)
                .query((row, n) -> input(row))
                .list();
    }

    private static KnownInput input(ResultSet row) throws SQLException {
        return new KnownInput(
                row.getLong("job_instance_id"),
                row.getString("location"),
                row.getString("fingerprint"),
                row.getLong("stored_bytes"),
                row.getLong("repetition"),
                new Target(row.getString("region"), row.getString("endpoint"), row.getString("instance_id")),
                row.getBoolean("target_identifies"),
                Run.Purpose.valueOf(row.getString("purpose")));
    }

    /** How the cells of an input are read: digests of the settings that decide it, by setting. */
    public Map<String, String> reading(long jobInstanceId) {
        Map<String, String> digests = new TreeMap<>();
        client.sql("select name, digest from correction_input_setting where job_instance_id = ?")
                .param(jobInstanceId)
                .query(row -> {
                    digests.put(row.getString("name"), row.getString("digest"));
                });
        return digests;
    }

    /** Stores how the cells of an input are read, in place of what was stored before. */
    public void storeReading(long jobInstanceId, Map<String, String> digests) {
        client.sql("delete from correction_input_setting where job_instance_id = ?")
                .param(jobInstanceId)
                .update();
        digests.forEach((name, digest) -> client.sql(
                        "insert into correction_input_setting (job_instance_id, name, digest) values (?, ?, ?)")
                .params(jobInstanceId, name, digest)
                .update());
    }

    /** What the preflight found, if one has read the input to its end. */
    public Optional<PreflightResult> preflight(long jobInstanceId) {
        List<ErrorCount> errors = client.sql("""
                        select code, row_count, first_line, message from correction_preflight_error
                        where job_instance_id = ? order by row_count desc, first_line, code""")
                .param(jobInstanceId)
                .query((row, n) -> new ErrorCount(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .list();
        List<ClearedColumn> cleared = client.sql("""
                        select column_name, cell_count from correction_preflight_cleared
                        where job_instance_id = ? order by ordinal""")
                .param(jobInstanceId)
                .query((row, n) -> new ClearedColumn(row.getString(1), row.getLong(2)))
                .list();
        return client.sql("""
                        select row_count, invalid_count, reading from correction_input
                        where job_instance_id = ? and row_count is not null""")
                .param(jobInstanceId)
                .query((row, n) ->
                        new PreflightResult(row.getLong(1), row.getLong(2), errors, cleared, row.getString(3)))
                .optional();
    }

    /** Stores what the preflight found, in place of what an earlier one did. */
    public void storePreflight(long jobInstanceId, PreflightResult result) {
        client.sql(
                        "update correction_input set row_count = ?, invalid_count = ?, reading = ? where job_instance_id = ?")
                .params(result.rows(), result.invalid(), result.reading(), jobInstanceId)
                .update();
        client.sql("delete from correction_preflight_error where job_instance_id = ?")
                .param(jobInstanceId)
                .update();
        for (ErrorCount error : result.errors()) {
            client.sql("""
                            insert into correction_preflight_error (job_instance_id, code, row_count, first_line, message)
                            values (?, ?, ?, ?, ?)""")
                    .params(
                            jobInstanceId,
                            TextColumn.PREFLIGHT_CODE.fit(error.code()),
                            error.count(),
                            error.firstLine(),
                            TextColumn.PREFLIGHT_MESSAGE.fit(error.message()))
                    .update();
        }
        storeCleared(jobInstanceId, result.cleared());
    }

    private void storeCleared(long jobInstanceId, List<ClearedColumn> cleared) {
        client.sql("delete from correction_preflight_cleared where job_instance_id = ?")
                .param(jobInstanceId)
                .update();
        for (int i = 0; i < cleared.size(); i++) {
            client.sql("""
                            insert into correction_preflight_cleared (job_instance_id, ordinal, column_name, cell_count)
                            values (?, ?, ?, ?)""")
                    .params(
                            jobInstanceId,
                            i,
                            TextColumn.CLEARED_COLUMN.fit(cleared.get(i).column()),
                            cleared.get(i).cells())
                    .update();
        }
    }

    /** Stores the columns that rows are compared by, by their numbers in the file, unless they are stored. */
    public void storeColumns(long jobInstanceId, Map<Integer, String> columns) {
        if (columns(jobInstanceId) == 0) {
            columns.forEach((number, name) -> client.sql(
                            "insert into correction_column (job_instance_id, column_no, column_name) values (?, ?, ?)")
                    .params(jobInstanceId, number, TextColumn.COMPARED_COLUMN.fit(name))
                    .update());
        }
    }

    private long columns(long jobInstanceId) {
        return client.sql("select count(*) from correction_column where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
    }

    /** Where it is kept what the input's rows change, empty where it is not. */
    public Optional<String> changesAt(long jobInstanceId) {
        return client.sql(
                        "select changes_at from correction_input where job_instance_id = ? and changes_at is not null")
                .param(jobInstanceId)
                .query(String.class)
                .optional();
    }

    /** Stores where it is kept what the input's rows change. */
    public void storeChangesAt(long jobInstanceId, String location) {
        client.sql("update correction_input set changes_at = ? where job_instance_id = ?")
                .params(TextColumn.CHANGES_AT.fit(location), jobInstanceId)
                .update();
    }

    /**
     * Rows of the version before this one, at the same location, that were never applied; empty where there is no earlier
     * version, or all of it was applied.
     */
    public Optional<Long> neverAppliedOfEarlierVersion(KnownInput input) {
        return at(input, """
                        select i.row_count - (
                          select count(*) from correction_outcome o where o.job_instance_id = i.job_instance_id)
                        from correction_input i
                        where i.fingerprint <> :fingerprint and i.job_instance_id < :id and i.row_count is not null""", " order by i.job_instance_id desc fetch first 1 row only")
                .param("fingerprint", input.fingerprint())
                .param("id", input.jobInstanceId())
                .query(Long.class)
                .optional()
                .filter(rows -> rows > 0);
    }

    /**
     * Job instances whose last run began before a moment.
     *
     * @param unfinished whether inputs that no run has finished are among them
     */
    public List<Long> lastRunBefore(Instant moment, boolean unfinished) {
        return client.sql("""
                        select run.job_instance_id from correction_run run
                        group by run.job_instance_id
                        having max(run.started_at) < :moment and (
                          :unfinished or count(*) filter (where run.state in ('COMPLETED', 'COMPLETED_WITH_ERRORS')) > 0)
                        order by run.job_instance_id""")
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .param("unfinished", unfinished)
                .query((result, n) -> result.getLong(1))
                .list();
    }

    /** Removes an input with its runs and outcomes, all but what Spring Batch keeps; the result is how many outcomes. */
    public long remove(long jobInstanceId) {
        long outcomes = 0;
        for (String table : List.of(
                "correction_error",
                "correction_outcome",
                "correction_undecided",
                "correction_column",
                "correction_preflight_error",
                "correction_preflight_cleared",
                "correction_run",
                "correction_input")) {
            int rows = client.sql("delete from " + table + " where job_instance_id = ?")
                    .param(jobInstanceId)
                    .update();
            outcomes += table.equals("correction_outcome") ? rows : 0;
        }
        return outcomes;
    }
}
