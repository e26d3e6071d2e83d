package contactcorrections.history;

import contactcorrections.repository.TextColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps who ran what, when and how it ended: one record for each job execution. */
public final class RunStore {

    private static final String COLUMNS = """
            select job_execution_id, job_instance_id, state, started_at, ended_at, command, next_command, message, host, pid,
              region, instance_ids, report, allowed_rate, allowed_burst, tokens_taken, tokens_allowed
            from correction_run\s""";

    private final JdbcClient client;

    public RunStore(JdbcClient client) {
        this.client = client;
    }

    /** Records a run that has just begun, and the settings that it was begun with, by name. */
    public void begin(RunRecord run, Map<String, String> settings) {
        client.sql("""
                        insert into correction_run (job_execution_id, job_instance_id, state, started_at, command, host, pid,
                          region, allowed_rate, allowed_burst)
                        values (:execution, :instance, :state, :startedAt, :command, :host, :pid, :region, :rate, :burst)""")
                .param("execution", run.jobExecutionId())
                .param("instance", run.jobInstanceId())
                .param("state", run.state())
                .param("startedAt", timestamp(run.startedAt()))
                .param("command", TextColumn.COMMAND.fit(run.command()))
                .param("host", TextColumn.HOST.fit(run.host()))
                .param("pid", run.pid())
                .param("region", TextColumn.REGION.fitIfPresent(run.region()))
                .param("rate", run.rate())
                .param("burst", run.burst())
                .update();
        settings.forEach((name, setting) -> client.sql(
                        "insert into correction_run_setting (job_execution_id, name, setting) values (?, ?, ?)")
                .params(run.jobExecutionId(), TextColumn.SETTING_NAME.fit(name), TextColumn.SETTING.fit(setting))
                .update());
    }

    /** The settings that a run was begun with, by name. */
    public Map<String, String> settings(long jobExecutionId) {
        Map<String, String> settings = new LinkedHashMap<>();
        client.sql("select name, setting from correction_run_setting where job_execution_id = ?")
                .param(jobExecutionId)
                .query(row -> {
                    settings.put(row.getString("name"), row.getString("setting"));
                });
        return settings;
    }

    /** Records what was used of the throttle so far. */
    public void used(long jobExecutionId, long tokensTaken, double tokensAllowed) {
        client.sql("update correction_run set tokens_taken = ?, tokens_allowed = ? where job_execution_id = ?")
                .params(tokensTaken, tokensAllowed, jobExecutionId)
                .update();
    }

    /** Records how a run ended: its state, when and why, what continues from it, where its report is, whom it called. */
    public void end(RunRecord run) {
        client.sql("""
                        update correction_run set state = :state, ended_at = :endedAt, message = :message,
                          next_command = :nextCommand, report = :report, instance_ids = :instanceIds
                        where job_execution_id = :execution""")
                .param("state", run.state())
                .param("endedAt", run.endedAt() == null ? null : timestamp(run.endedAt()))
                .param("message", TextColumn.RUN_MESSAGE.fitIfPresent(run.message()))
                .param("nextCommand", TextColumn.NEXT_COMMAND.fitIfPresent(run.nextCommand()))
                .param("report", TextColumn.REPORT.fitIfPresent(run.report()))
                .param("instanceIds", TextColumn.INSTANCE_IDS.fitIfPresent(run.instanceIds()))
                .param("execution", run.jobExecutionId())
                .update();
    }

    /** Records of the runs of an input that seem to go on that they have ended; the caller knows that nobody runs it. */
    public void endInterrupted(long jobInstanceId, String message) {
        client.sql("""
                        update correction_run set state = :interrupted, message = :message
                        where job_instance_id = :instance and state = :running""")
                .param("interrupted", RunRecord.INTERRUPTED)
                .param("message", TextColumn.RUN_MESSAGE.fit(message))
                .param("instance", jobInstanceId)
                .param("running", RunRecord.RUNNING)
                .update();
    }

    public Optional<RunRecord> find(long jobExecutionId) {
        return client.sql(COLUMNS + "where job_execution_id = ?")
                .param(jobExecutionId)
                .query((row, n) -> run(row))
                .optional();
    }

    /** All runs of an input, the latest first. */
    public List<RunRecord> of(long jobInstanceId) {
        return client.sql(COLUMNS + "where job_instance_id = ? order by job_execution_id desc")
                .param(jobInstanceId)
                .query((row, n) -> run(row))
                .list();
    }

    /** The latest run that decided rows of an input, of which some are decided. */
    public RunRecord latestThatDecided(long jobInstanceId) {
        return client.sql(COLUMNS + """
                        where job_execution_id = (
                          select max(job_execution_id) from correction_outcome where job_instance_id = ?)""")
                .param(jobInstanceId)
                .query((row, n) -> run(row))
                .single();
    }

    /** Whether no later run of its input was begun. */
    public boolean isLatest(RunRecord run) {
        return client.sql("select max(job_execution_id) from correction_run where job_instance_id = ?")
                        .param(run.jobInstanceId())
                        .query(Long.class)
                        .single()
                == run.jobExecutionId();
    }

    /** The latest runs, the latest first; the order is that of their numbers, as the clock may have been set back. */
    public List<RunRecord> latest(int count) {
        return client.sql(COLUMNS + "order by job_execution_id desc fetch first ? rows only")
                .param(count)
                .query((row, n) -> run(row))
                .list();
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new RunRecord(
                row.getLong("job_execution_id"),
                row.getLong("job_instance_id"),
                row.getString("state"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getString("command"),
                row.getString("next_command"),
                row.getString("message"),
                row.getString("host"),
                row.getLong("pid"),
                row.getString("region"),
                row.getString("instance_ids"),
                row.getString("report"),
                row.getDouble("allowed_rate"),
                row.getLong("allowed_burst"),
                row.getLong("tokens_taken"),
                row.getDouble("tokens_allowed"));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
