package contactcorrections.workers;

import contactcorrections.history.RunRecord;
import contactcorrections.repository.TextColumn;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.RunningProcess;
import contactcorrections.run.StopCause;
import contactcorrections.throttle.Throttle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a process and the others of its run tell each other once a second, in one statement: it confirms its slots, tells how
 * its calls go, and learns whether the run is to stop and what the others did.
 *
 * @param worker whether the process helps; else it is the process of the run
 */
record Beat(long jobExecutionId, UUID process, boolean worker) {

    /** Workers end once the process of the run has been away for so long: nobody would report what they do. */
    static final Duration LONGEST_ABSENCE = Duration.ofSeconds(60);

    private static final String STATEMENT = """
            with confirmed as (
              update correction_slot set confirmed_at = clock_timestamp()
              where job_execution_id = :run and owner = :process
              returning step_execution_id, epoch),
            present as (
              insert into correction_process (job_execution_id, process, worker, host, pid, seen_at, attempts, throttled,
                retried, refused, tokens_taken, tokens_allowed, instance_ids)
              values (:run, :process, :worker, :host, :pid, clock_timestamp(), :attempts, :throttled, :retried, :refused,
                :taken, :allowed, :instances)
              on conflict (job_execution_id, process) do update set seen_at = excluded.seen_at,
                attempts = excluded.attempts, throttled = excluded.throttled, retried = excluded.retried,
                refused = excluded.refused, tokens_taken = excluded.tokens_taken,
                tokens_allowed = excluded.tokens_allowed, instance_ids = excluded.instance_ids),
            here as (
              update correction_shared_run set seen_at = clock_timestamp() where job_execution_id = :run and not :worker)
            select r.ended, r.stop_kind, r.stop_message, r.stop_every_input, o.state,
              extract(epoch from clock_timestamp() - r.seen_at) as absent,
              clock_timestamp() as database_time,
              (select string_agg(step_execution_id || ':' || epoch, ' ') from confirmed) as slots,
              others.attempts, others.throttled, others.retried, others.refused, done.decided, done.failed
            from correction_shared_run r join correction_run o on o.job_execution_id = r.job_execution_id,
              (select coalesce(sum(attempts), 0) as attempts, coalesce(sum(throttled), 0) as throttled,
                 coalesce(sum(retried), 0) as retried, coalesce(sum(refused), 0) as refused
               from correction_process where job_execution_id = :run and process <> :process) others,
              (select coalesce(sum(decided), 0) as decided, coalesce(sum(failed), 0) as failed
               from correction_slot where job_execution_id = :run) done
            where r.job_execution_id = :run""";

    /**
     * What the process tells of itself.
     *
     * @param refused rows that failed here after they were to be sent, whatever they failed by
     * @param usage of the tokens of the operation that the run is about
     * @param instanceIds the Connect instances that it calls, comma-separated
     */
    record Told(CallMonitor.Counts calls, long refused, Throttle.Usage usage, String instanceIds) {}

    /**
     * What it learns.
     *
     * @param isOver whether the run has ended, or another one of the input has begun
     * @param stop why the run is to stop, empty if it is not
     * @param absence how long the process of the run has not been seen
     * @param databaseTime the time by the clock of the database
     * @param epochs of this process's slots, by their step executions
     * @param elsewhere calls of the other processes
     * @param decided rows that were decided in this run by all processes
     * @param failed those of them that failed
     */
    record Learnt(
            boolean isOver,
            Optional<StopCause> stop,
            Duration absence,
            Instant databaseTime,
            Map<Long, Long> epochs,
            CallMonitor.Counts elsewhere,
            long decided,
            long failed) {}

    Learnt exchange(JdbcClient client, Told told) {
        RunningProcess self = RunningProcess.current();
        return client.sql(STATEMENT)
                .param("run", jobExecutionId)
                .param("process", process)
                .param("worker", worker)
                .param("host", TextColumn.HOST.fit(self.host()))
                .param("pid", self.pid())
                .param("attempts", told.calls().attempts())
                .param("throttled", told.calls().throttled())
                .param("retried", told.calls().retried())
                .param("refused", told.refused())
                .param("taken", told.usage().taken())
                .param("allowed", told.usage().allowed())
                .param("instances", TextColumn.INSTANCE_IDS.fit(told.instanceIds()))
                .query((row, n) -> learnt(row))
                .single();
    }

    private static Learnt learnt(ResultSet row) throws SQLException {
        String kind = row.getString("stop_kind");
        return new Learnt(
                row.getBoolean("ended") || !RunRecord.RUNNING.equals(row.getString("state")),
                kind == null
                        ? Optional.empty()
                        : Optional.of(SharedRunStore.stopCause(
                                kind, row.getString("stop_message"), row.getBoolean("stop_every_input"))),
                Duration.ofMillis((long) (row.getDouble("absent") * 1e3)),
                row.getObject("database_time", OffsetDateTime.class).toInstant(),
                epochs(row.getString("slots")),
                new CallMonitor.Counts(
                        row.getLong("attempts"),
                        row.getLong("throttled"),
                        row.getLong("retried"),
                        row.getLong("refused")),
                row.getLong("decided"),
                row.getLong("failed"));
    }

    private static Map<Long, Long> epochs(@Nullable String slots) {
        return slots == null
                ? Map.of()
                : Arrays.stream(slots.split(" ", -1))
                        .map(slot -> slot.split(":", -1))
                        .collect(Collectors.toMap(slot -> Long.valueOf(slot[0]), slot -> Long.valueOf(slot[1])));
    }
}
