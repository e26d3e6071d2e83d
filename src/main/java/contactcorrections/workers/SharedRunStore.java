package contactcorrections.workers;

import contactcorrections.outcome.Counts;
import contactcorrections.repository.TextColumn;
import contactcorrections.run.RunningProcess;
import contactcorrections.run.StopCause;
import contactcorrections.slots.Lease;
import contactcorrections.slots.SlotScheduler;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the runs that several processes apply, and who waits for one. All times are the database's. */
final class SharedRunStore {

    /** Processes that share a run listen on it; a message is the number of the run. */
    static final String CHANNEL = "correction_run";

    /** A worker that was not seen for so long does not wait any more. */
    static final Duration WORKER_SEEN = Duration.ofSeconds(15);

    private final JdbcClient client;
    private final TransactionOperations transaction;

    /** @param transaction may do everything twice: a connection that breaks must not end a run */
    SharedRunStore(JdbcClient client, TransactionOperations transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** The time by the clock of the database. */
    Instant now() {
        return transaction.execute(status -> client.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
    }

    /** A run begins. */
    void open(SharedRun run) {
        client.sql("""
                        insert into correction_shared_run (job_execution_id, job_instance_id, helped, seen_at,
                          decided_before, invalid_before, refused_before)
                        values (?, ?, ?, clock_timestamp(), ?, ?, ?)""")
                .params(
                        run.jobExecutionId(),
                        run.jobInstanceId(),
                        run.helped(),
                        run.before().decided(),
                        run.before().invalid(),
                        run.before().refused())
                .update();
    }

    private static SharedRun run(ResultSet row) throws SQLException {
        long decided = row.getLong("decided_before");
        long invalid = row.getLong("invalid_before");
        long refused = row.getLong("refused_before");
        // What succeeded is told from what changed nothing by nobody who continues.
        return new SharedRun(
                row.getLong("job_execution_id"),
                row.getLong("job_instance_id"),
                row.getBoolean("helped"),
                new Counts(decided - invalid - refused, 0, invalid, refused));
    }

    /** Notes that this worker waits for a run, and forgets those that were killed. */
    void waits(UUID worker, RunningProcess process) {
        transaction.executeWithoutResult(status -> client.sql("""
                        with forgotten as (
                          delete from correction_worker where seen_at < clock_timestamp() - interval '1 day')
                        insert into correction_worker (process, host, pid, seen_at)
                        values (:worker, :host, :pid, clock_timestamp())
                        on conflict (process) do update set seen_at = excluded.seen_at""")
                .param("worker", worker)
                .param("host", TextColumn.HOST.fit(process.host()))
                .param("pid", process.pid())
                .update());
    }

    /** Forgets a worker that ends. */
    void forget(UUID worker) {
        transaction.executeWithoutResult(status -> client.sql("delete from correction_worker where process = ?")
                .param(worker)
                .update());
    }

    /** Whether a worker waits for a run. */
    boolean isAnyWorkerThere() {
        return transaction.execute(status ->
                client.sql("""
                        select count(*) from correction_worker
                        where seen_at > clock_timestamp() - make_interval(secs => ?)""").param(WORKER_SEEN.toSeconds()).query(Long.class).single() > 0);
    }

    /**
     * A run that workers may help, and that the process of is there; of several, the one with the fewest processes.
     *
     * @param except runs that this worker cannot help
     */
    Optional<SharedRun> toHelp(Collection<Long> except) {
        return transaction.execute(status -> client.sql("""
                        select r.job_execution_id, r.job_instance_id, r.helped, r.decided_before, r.invalid_before,
                          r.refused_before
                        from correction_shared_run r
                        where not r.ended and r.helped and r.stop_kind is null
                          and r.seen_at > clock_timestamp() - make_interval(secs => :absence)
                          and r.job_execution_id not in (:except)
                          and exists (
                            select 1 from correction_slot s where s.job_execution_id = r.job_execution_id and not s.done)
                        order by (
                          select count(*) from correction_process p where p.job_execution_id = r.job_execution_id
                            and p.seen_at > clock_timestamp() - make_interval(secs => :lease)), r.job_execution_id
                        fetch first row only""")
                .param("absence", Beat.LONGEST_ABSENCE.toSeconds())
                .param("lease", Lease.LENGTH.toSeconds())
                .param("except", except.isEmpty() ? List.of(0L) : except)
                .query((row, n) -> run(row))
                .optional());
    }

    /** Stops a run for all of its processes, unless it is stopped already. */
    void stop(long jobExecutionId, StopCause cause) {
        boolean everyInput = cause instanceof StopCause.CannotGoOn cannot && cannot.everyInput();
        transaction.executeWithoutResult(status -> client.sql("""
                        with stopped as (
                          update correction_shared_run
                          set stop_kind = :kind, stop_message = :message, stop_every_input = :everyInput
                          where job_execution_id = :run and stop_kind is null)
                        select pg_notify(:channel, :text)""")
                .param("kind", cause.getClass().getSimpleName())
                .param("message", TextColumn.RUN_MESSAGE.fit(cause.message()))
                .param("everyInput", everyInput)
                .param("run", jobExecutionId)
                .param("channel", CHANNEL)
                .param("text", String.valueOf(jobExecutionId))
                .query((row, n) -> true)
                .single());
    }

    /** Tells the other processes of a run how many rows calls of this one came to be refused. */
    void refused(long jobExecutionId, UUID process, long rows) {
        transaction.executeWithoutResult(status -> client.sql("""
                        with told as (
                          update correction_process set refused = :rows where job_execution_id = :run and process = :process)
                        select pg_notify(:channel, :text)""")
                .param("rows", rows)
                .param("run", jobExecutionId)
                .param("process", process)
                .param("channel", CHANNEL)
                .param("text", String.valueOf(jobExecutionId))
                .query((row, n) -> true)
                .single());
    }

    /** Why a run was stopped. */
    static StopCause stopCause(String kind, String message, boolean everyInput) {
        return switch (kind) {
            case "TooManyErrors" -> new StopCause.TooManyErrors(message);
            case "LimitReached" -> new StopCause.LimitReached(message);
            case "TimeIsUp" -> new StopCause.TimeIsUp(message);
            case "Signal" -> new StopCause.Signal();
            default -> new StopCause.CannotGoOn(message, everyInput);
        };
    }

    /** No slot of the run is to be taken any more. */
    void end(long jobExecutionId) {
        transaction.executeWithoutResult(status -> client.sql("""
                        with ended as (
                          update correction_shared_run set ended = true where job_execution_id = :run),
                        forgotten as (
                          delete from correction_task where task_name in (:tasks))
                        select pg_notify(:channel, :text)""")
                .param("run", jobExecutionId)
                .param("tasks", SlotScheduler.taskNames(jobExecutionId))
                .param("channel", CHANNEL)
                .param("text", String.valueOf(jobExecutionId))
                .query((row, n) -> true)
                .single());
    }

    /** Runs of an input whose processes may still be at work. */
    List<Long> open(long jobInstanceId) {
        return transaction.execute(status -> client.sql(
                        "select job_execution_id from correction_shared_run where job_instance_id = ? and not ended")
                .param(jobInstanceId)
                .query(Long.class)
                .list());
    }

    /**
     * The share of the allowed tokens that all processes of a run took.
     *
     * @param taken by all processes
     * @param allowed by the quota that they share, as the one says that was at work longest
     */
    record Usage(long taken, double allowed) {}

    Usage usage(long jobExecutionId) {
        return transaction.execute(status -> client.sql("""
                        select coalesce(sum(tokens_taken), 0), coalesce(max(tokens_allowed), 0)
                        from correction_process where job_execution_id = ?""")
                .param(jobExecutionId)
                .query((row, n) -> new Usage(row.getLong(1), row.getDouble(2)))
                .single());
    }

    /** The Connect instances that the processes of a run called. */
    List<String> instanceIds(long jobExecutionId) {
        return transaction.execute(status ->
                client.sql("""
                        select instance_ids from correction_process
                        where job_execution_id = ? and instance_ids is not null""").param(jobExecutionId).query(String.class).list());
    }
}
