package contactcorrections.outcome;

import contactcorrections.history.InputStore;
import contactcorrections.repository.TextColumn;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.RowError;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes outcomes, and derives from them where the next run continues.
 *
 * <p>Rows are applied in order but for those that wait for a retry, and the others are never more than a few thousand
 * ahead of these: the outcomes of an input are its first rows without a gap, followed at most by a few thousand more.
 */
public final class OutcomeStore {

    private static final int PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final InputStore inputs;
    private final TransactionOperations ownTransaction;

    /**
     * @param ownTransaction commits on its own, whatever transaction is under way; it may do everything twice
     */
    public OutcomeStore(JdbcTemplate jdbc, TransactionOperations ownTransaction) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.inputs = new InputStore(client);
        this.ownTransaction = ownTransaction;
    }

    /**
     * Records, in a transaction of its own and before the first call of a chunk, that rows up to this one may be sent from
     * now on. A process that dies after this leaves word of what it may have done.
     *
     * @return false if a later run of the input has begun, which may have sent anything
     */
    public boolean begin(long jobInstanceId, long jobExecutionId, long lastRow) {
        return asOwner(
                jobInstanceId,
                jobExecutionId,
                () -> client.sql(
                                "update correction_input set begun_row = greatest(begun_row, ?) where job_instance_id = ?")
                        .params(lastRow, jobInstanceId)
                        .update());
    }

    /**
     * Stores outcomes at once, in a transaction of its own: what Connect has done is not to be forgotten because of what
     * the chunk's transaction comes to.
     *
     * @param beside records what else is to be stored with them
     * @return false, with nothing stored, if a later run of the input has begun: it decides these rows itself
     */
    public boolean store(long jobInstanceId, long jobExecutionId, List<Outcome> outcomes, Runnable beside) {
        var repeated = new AtomicBoolean();
        return asOwner(jobInstanceId, jobExecutionId, () -> {
            if (repeated.getAndSet(true)) {
                remove(jobInstanceId, outcomes);
            }
            insert(jobInstanceId, jobExecutionId, outcomes);
            beside.run();
        });
    }

    /**
     * Does something in a transaction of its own, unless a later run of the input has begun. The lock on the input's row
     * makes a run that begins wait for the end of it; asked in a statement after the lock, as the lock may have been
     * waited for.
     */
    private boolean asOwner(long jobInstanceId, long jobExecutionId, Runnable action) {
        return ownTransaction.execute(status -> {
            inputs.lock(jobInstanceId);
            boolean owner = client.sql("""
                            select count(*) from correction_run where job_instance_id = ? and job_execution_id > ?""")
                            .params(jobInstanceId, jobExecutionId)
                            .query(Long.class)
                            .single()
                    == 0;
            if (owner) {
                action.run();
            }
            return owner;
        });
    }

    private void remove(long jobInstanceId, List<Outcome> outcomes) {
        for (String table : List.of("correction_error", "correction_outcome")) {
            jdbc.batchUpdate(
                    "delete from " + table + " where job_instance_id = ? and row_no = ?",
                    outcomes,
                    Math.max(1, outcomes.size()),
                    (delete, outcome) -> {
                        delete.setLong(1, jobInstanceId);
                        delete.setLong(2, outcome.position().row());
                    });
        }
    }

    private void insert(long jobInstanceId, long jobExecutionId, List<Outcome> outcomes) {
        jdbc.batchUpdate(
                """
                insert into correction_outcome (job_instance_id, row_no, job_execution_id, line, line_count, byte_offset,
                  byte_length, contact_id, state, attempts, throttled, request_id, sent_at, elapsed_millis, resent, changes)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                outcomes,
                outcomes.size(),
                (insert, outcome) -> bind(insert, jobInstanceId, jobExecutionId, outcome));
        List<NumberedError> errors = outcomes.stream()
                .flatMap(outcome -> NumberedError.of(outcome).stream())
                .toList();
        if (!errors.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into correction_error (job_instance_id, row_no, ordinal, code, column_name, message)
                    values (?, ?, ?, ?, ?, ?)""", errors, errors.size(), (insert, error) -> error.bind(insert, jobInstanceId));
        }
    }

    /**
     * Records how a chunk was left that was stopped in good order: it is known which of its rows were sent without an
     * answer, so the others need not be taken for sent.
     *
     * @param begunRow what {@link Checkpoint#begunRow} was when this run began
     * @return false, with nothing recorded, if a later run of the input has begun
     */
    public boolean leave(long jobInstanceId, long jobExecutionId, long begunRow, Collection<Undecided> undecided) {
        return asOwner(jobInstanceId, jobExecutionId, () -> leaveInTransaction(jobInstanceId, begunRow, undecided));
    }

    private void leaveInTransaction(long jobInstanceId, long begunRow, Collection<Undecided> undecided) {
        client.sql("update correction_input set begun_row = :begunRow where job_instance_id = :id")
                .param("begunRow", begunRow)
                .param("id", jobInstanceId)
                .update();
        for (Undecided row : undecided) {
            client.sql("delete from correction_undecided where job_instance_id = ? and row_no = ?")
                    .params(jobInstanceId, row.row())
                    .update();
            client.sql(
                            "insert into correction_undecided (job_instance_id, row_no, attempts, throttled) values (?, ?, ?, ?)")
                    .params(jobInstanceId, row.row(), row.attempts(), row.throttled())
                    .update();
        }
    }

    /** Where the input stands. */
    public Checkpoint load(long jobInstanceId) {
        long lastWithoutGap = lastRowWithoutGap(jobInstanceId);
        return new Checkpoint(
                positionAfter(jobInstanceId, lastWithoutGap),
                decidedBeyond(jobInstanceId, lastWithoutGap),
                undecided(jobInstanceId),
                client.sql("select begun_row from correction_input where job_instance_id = ?")
                        .param(jobInstanceId)
                        .query(Long.class)
                        .single());
    }

    /**
     * The last row of those that are decided without a gap. From the last decided row down, it is the first whose number
     * is the count of the rows up to it: what lies after a gap is no more than some thousand rows, so it is soon found.
     */
    private long lastRowWithoutGap(long jobInstanceId) {
        long rank = client.sql("select count(*) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        long below = Long.MAX_VALUE;
        while (rank > 0) {
            long above = rank - PAGE;
            for (long row : rowsBetween(jobInstanceId, above, below)) {
                if (row == rank) {
                    return row;
                }
                rank--;
            }
            below = above + 1;
        }
        return 0;
    }

    /** The last first. Bounded on both sides, as H2 reads and sorts all that it could return. */
    private List<Long> rowsBetween(long jobInstanceId, long above, long below) {
        return client.sql("""
                        select row_no from correction_outcome where job_instance_id = ? and row_no > ? and row_no < ?
                        order by row_no desc""")
                .params(jobInstanceId, above, below)
                .query((result, n) -> result.getLong(1))
                .list();
    }

    private @Nullable ReadPosition positionAfter(long jobInstanceId, long row) {
        Optional<ReadPosition> position = client.sql("""
                        select line + line_count, byte_offset + byte_length
                        from correction_outcome where job_instance_id = ? and row_no = ?""")
                .params(jobInstanceId, row)
                .query((result, n) -> new ReadPosition(row + 1, result.getLong(1), result.getLong(2)))
                .optional();
        return position.orElse(null);
    }

    /** In pages, as {@link #rowsBetween} is bounded. */
    private RowNumbers decidedBeyond(long jobInstanceId, long row) {
        var beyond = new RowNumbers(row);
        long last = client.sql("select coalesce(max(row_no), 0) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        for (long above = row; above < last; above += PAGE) {
            rowsBetween(jobInstanceId, above, above + PAGE + 1).forEach(beyond::add);
        }
        return beyond;
    }

    /** The rows that were sent without an answer and still have no outcome. */
    private Map<Long, Undecided> undecided(long jobInstanceId) {
        return client
                .sql("""
                        select u.row_no, u.attempts, u.throttled from correction_undecided u
                        where u.job_instance_id = :id and not exists (
                          select 1 from correction_outcome o where o.job_instance_id = :id and o.row_no = u.row_no)""")
                .param("id", jobInstanceId)
                .query((row, n) -> new Undecided(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Undecided::row, Function.identity()));
    }

    private static void bind(PreparedStatement insert, long jobInstanceId, long jobExecutionId, Outcome outcome)
            throws SQLException {
        var position = outcome.position();
        var calls = outcome.calls();
        insert.setLong(1, jobInstanceId);
        insert.setLong(2, position.row());
        insert.setLong(3, jobExecutionId);
        insert.setLong(4, position.line());
        insert.setLong(5, position.lineCount());
        insert.setLong(6, position.byteOffset());
        insert.setLong(7, position.byteLength());
        insert.setString(8, outcome.contactId());
        insert.setString(9, outcome.state().name());
        insert.setInt(10, calls.attempts());
        insert.setInt(11, calls.throttled());
        insert.setString(12, calls.requestId());
        insert.setObject(13, calls.sentAt() == null ? null : OffsetDateTime.ofInstant(calls.sentAt(), ZoneOffset.UTC));
        insert.setObject(
                14, calls.elapsed() == null ? null : (int) calls.elapsed().toMillis(), Types.INTEGER);
        insert.setBoolean(15, outcome.resent());
        insert.setString(16, TextColumn.OUTCOME_CHANGES.fitIfPresent(outcome.changes()));
    }

    private record NumberedError(long row, int ordinal, RowError error) {

        static List<NumberedError> of(Outcome outcome) {
            return IntStream.range(0, outcome.errors().size())
                    .mapToObj(ordinal -> new NumberedError(
                            outcome.position().row(), ordinal, outcome.errors().get(ordinal)))
                    .toList();
        }

        void bind(PreparedStatement insert, long jobInstanceId) throws SQLException {
            insert.setLong(1, jobInstanceId);
            insert.setLong(2, row);
            insert.setInt(3, ordinal);
            insert.setString(4, TextColumn.ERROR_CODE.fit(error.code()));
            insert.setString(5, TextColumn.ERROR_COLUMN.fitIfPresent(error.column()));
            insert.setString(6, TextColumn.ERROR_MESSAGE.fit(error.message()));
        }
    }
}
