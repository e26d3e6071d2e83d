package contactcorrections.outcome;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps who ran what, when and how it ended: one record for each job execution. */
public final class RunLog {

    private static final String COLUMNS = """
            select job_execution_id, job_instance_id, state, started_at, ended_at, command, next_command, message, host, pid,
              region, instance_ids, report, allowed_rate, allowed_burst, tokens_taken, tokens_allowed
            from correction_run\s""";

    private final JdbcClient client;

    public RunLog(JdbcClient client) {
        this.client = client;
    }

    /** Records a run that has just begun. */
    public void begin(RunRecord run) {
        client.sql("""
                        insert into correction_run (job_execution_id, job_instance_id, state, started_at, command, host, pid,
                          allowed_rate, allowed_burst)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        run.jobExecutionId(),
                        run.jobInstanceId(),
                        run.state(),
                        timestamp(run.startedAt()),
                        run.command(),
                        run.host(),
                        run.pid(),
                        run.rate(),
                        run.burst())
                .update();
    }

    /** Records what was used of the throttle so far, in the transaction that is under way. */
    public void used(long jobExecutionId, long tokensTaken, double tokensAllowed) {
        client.sql("update correction_run set tokens_taken = ?, tokens_allowed = ? where job_execution_id = ?")
                .params(tokensTaken, tokensAllowed, jobExecutionId)
                .update();
    }

    /** Records which Connect the run calls. */
    public void calls(long jobExecutionId, @Nullable String region, String instanceIds) {
        client.sql("update correction_run set region = :region, instance_ids = :ids where job_execution_id = :run")
                .param("region", region)
                .param("ids", instanceIds)
                .param("run", jobExecutionId)
                .update();
    }

    /** Records how a run ended. */
    public void end(
            long jobExecutionId,
            String state,
            Instant endedAt,
            @Nullable String message,
            @Nullable String nextCommand,
            @Nullable String report) {
        client.sql("""
                        update correction_run set state = :state, ended_at = :endedAt, message = :message,
                          next_command = :nextCommand, report = :report
                        where job_execution_id = :run""")
                .param("state", state)
                .param("endedAt", timestamp(endedAt))
                .param("message", message)
                .param("nextCommand", nextCommand)
                .param("report", report)
                .param("run", jobExecutionId)
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

    /** The latest runs, the latest first. */
    public List<RunRecord> latest(int count) {
        return client.sql(COLUMNS + "order by started_at desc, job_execution_id desc fetch first ? rows only")
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
