package contactcorrections.outcome;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what is known of each input: one record for each job instance. */
public final class InputLedger {

    private final JdbcClient client;

    public InputLedger(JdbcClient client) {
        this.client = client;
    }

    /** Adds the input unless it is known. */
    public void register(KnownInput input) {
        if (find(input.jobInstanceId()).isEmpty()) {
            client.sql("""
                            insert into correction_input (job_instance_id, location, fingerprint, stored_bytes, repetition, framing)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(
                            input.jobInstanceId(),
                            input.location(),
                            input.fingerprint(),
                            input.bytes(),
                            input.repetition(),
                            input.framing())
                    .update();
        }
    }

    /** The latest job instance that applies this content of this location, if there is one. */
    public Optional<KnownInput> latest(String location, String fingerprint) {
        return client.sql("""
                        select max(job_instance_id) from correction_input where location = ? and fingerprint = ?""")
                .params(location, fingerprint)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    public Optional<KnownInput> find(long jobInstanceId) {
        return client.sql("""
                        select job_instance_id, location, fingerprint, stored_bytes, repetition, framing
                        from correction_input where job_instance_id = ?""")
                .param(jobInstanceId)
                .query((row, n) -> new KnownInput(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6)))
                .optional();
    }

    /** Says with which framing the input is read from now on, as long as no row of it has an outcome. */
    public void reframe(long jobInstanceId, String framing) {
        client.sql("update correction_input set framing = ? where job_instance_id = ?")
                .params(framing, jobInstanceId)
                .update();
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

    /**
     * Rows of the version before this one, at the same location, that were never applied; empty where there is no earlier
     * version, or all of it was applied.
     */
    public Optional<Long> neverAppliedOfEarlierVersion(KnownInput input) {
        return client.sql("""
                        select earlier.row_count - (
                          select count(*) from correction_outcome o where o.job_instance_id = earlier.job_instance_id)
                        from correction_input earlier
                        where earlier.location = ? and earlier.fingerprint <> ? and earlier.job_instance_id < ?
                          and earlier.row_count is not null
                        order by earlier.job_instance_id desc fetch first 1 row only""")
                .params(input.location(), input.fingerprint(), input.jobInstanceId())
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
