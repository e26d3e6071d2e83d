package contactcorrections.workers;

import contactcorrections.repository.SharedDatabase;
import contactcorrections.run.RunningProcess;
import contactcorrections.slots.Lease;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks who takes part in runs, and how far their slots are. */
public final class SharedRunQueries {

    private final JdbcClient client;
    private final SharedDatabase database;

    /** @param database where it is not shared, nobody takes part in a run but its own process */
    SharedRunQueries(JdbcClient client, SharedDatabase database) {
        this.client = client;
        this.database = database;
    }

    /**
     * The slots of a run.
     *
     * @param done slots of which every row is decided
     * @param underWay slots that a process applies
     * @param left slots that wait for a process
     */
    public record Slots(int done, int underWay, int left) {

        public int count() {
            return done + underWay + left;
        }
    }

    /**
     * A process that takes part in a run.
     *
     * @param worker whether it helps; else it is the process of the run
     * @param seenSecondsAgo when it was last there, by the clock of the database
     * @param slots slots that it applies
     * @param calls attempts so far
     */
    public record Participant(boolean worker, String host, long pid, long seenSecondsAgo, int slots, long calls) {}

    /** The slots of a run, empty if it has none. */
    public Optional<Slots> slots(long jobExecutionId) {
        return database.isShared()
                ? client.sql("""
                                select count(*) filter (where done),
                                  count(*) filter (where not done and owner is not null
                                    and confirmed_at > clock_timestamp() - make_interval(secs => ?)),
                                  count(*)
                                from correction_slot where job_execution_id = ? having count(*) > 0""")
                        .params(Lease.LENGTH.toSeconds(), jobExecutionId)
                        .query((row, n) ->
                                new Slots(row.getInt(1), row.getInt(2), row.getInt(3) - row.getInt(1) - row.getInt(2)))
                        .optional()
                : Optional.empty();
    }

    /** Up to which row each slot of an input was begun, by the slot's number; empty if it has none. */
    public List<Long> begunRows(long jobInstanceId) {
        return database.isShared()
                ? client.sql("select begun_row from correction_slot where job_instance_id = ? order by slot")
                        .param(jobInstanceId)
                        .query(Long.class)
                        .list()
                : List.of();
    }

    /** The processes that take part in a run or did, its own first. */
    public List<Participant> participants(long jobExecutionId) {
        return database.isShared()
                ? client.sql("""
                                select p.worker, p.host, p.pid,
                                  extract(epoch from clock_timestamp() - p.seen_at) as seconds,
                                  (select count(*) from correction_slot s
                                    where s.job_execution_id = p.job_execution_id and s.owner = p.process and not s.done)
                                    as slots,
                                  p.attempts
                                from correction_process p where p.job_execution_id = ? order by p.worker, p.host, p.pid""")
                        .param(jobExecutionId)
                        .query((row, n) -> new Participant(
                                row.getBoolean("worker"),
                                row.getString("host"),
                                row.getLong("pid"),
                                Math.max(0, (long) row.getDouble("seconds")),
                                row.getInt("slots"),
                                row.getLong("attempts")))
                        .list()
                : List.of();
    }

    /** Workers that wait for a run to help. */
    public List<RunningProcess> waitingWorkers() {
        return database.isShared()
                ? client.sql("""
                                select host, pid from correction_worker
                                where seen_at > clock_timestamp() - make_interval(secs => ?) order by host, pid""")
                        .param(SharedRunStore.WORKER_SEEN.toSeconds())
                        .query((row, n) -> new RunningProcess(row.getString(1), row.getLong(2)))
                        .list()
                : List.of();
    }
}
