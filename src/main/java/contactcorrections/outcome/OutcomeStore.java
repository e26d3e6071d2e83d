package contactcorrections.outcome;

import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Portion;
import contactcorrections.checkpoint.Undecided;
import contactcorrections.repository.TextColumn;
import contactcorrections.row.RowError;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
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

    private static final String COLUMNS = """
            insert into correction_outcome (job_instance_id, row_no, job_execution_id, line, line_count, byte_offset,
              byte_length, contact_id, state, attempts, throttled, request_id, sent_at, elapsed_millis, resent, changes""";

    private static final String INSERT = COLUMNS + """
            )
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_IN_SLOT = COLUMNS + """
            , slot, slot_row)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionOperations ownTransaction;

    /**
     * @param ownTransaction commits on its own, whatever transaction is under way; it may do everything twice
     */
    public OutcomeStore(JdbcTemplate jdbc, TransactionOperations ownTransaction) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ownTransaction = ownTransaction;
    }

    /**
     * Records, in a transaction of its own and before the first call of a chunk, that rows up to this one may be sent from
     * now on. A process that dies after this leaves word of what it may have done.
     *
     * @return false if somebody else decides these rows now, and may have sent anything
     */
    public boolean begin(Portion portion, long lastRow) {
        return fenced(portion, () -> portion.fence().raiseBegunRow(lastRow));
    }

    /**
     * Stores outcomes at once, in a transaction of its own: what Connect has done is not to be forgotten because of what
     * the chunk's transaction comes to.
     *
     * @param beside records what else is to be stored with them
     * @return false, with nothing stored, if somebody else decides these rows now
     */
    public boolean store(Portion portion, List<Outcome> outcomes, Runnable beside) {
        var repeated = new AtomicBoolean();
        boolean stored = fenced(portion, () -> {
            boolean countedBefore = repeated.getAndSet(true) && remove(portion, outcomes);
            insert(portion, outcomes);
            if (!countedBefore) {
                portion.fence().decided(outcomes.size(), (int) outcomes.stream()
                        .filter(outcome -> outcome.state().isFailed())
                        .count());
            }
            beside.run();
        });
        if (stored && !portion.slot().isWhole()) {
            outcomes.forEach(outcome -> portion.rows().forget(outcome.position().row()));
        }
        return stored;
    }

    /** Records that all rows of the portion are decided. */
    public void complete(Portion portion) {
        fenced(portion, portion.fence()::complete);
    }

    private boolean fenced(Portion portion, Runnable action) {
        return ownTransaction.execute(status -> {
            boolean holds = portion.fence().holds();
            if (holds) {
                action.run();
            }
            return holds;
        });
    }

    /** Whether the outcomes were there: a transaction that is done once more may have been committed before. */
    private boolean remove(Portion portion, List<Outcome> outcomes) {
        int removed = 0;
        for (String table : List.of("correction_error", "correction_outcome")) {
            removed = Arrays.stream(jdbc.batchUpdate(
                            "delete from " + table + " where job_instance_id = ? and row_no = ?",
                            outcomes,
                            Math.max(1, outcomes.size()),
                            (delete, outcome) -> {
                                delete.setLong(1, portion.jobInstanceId());
                                delete.setLong(2, outcome.position().row());
                            }))
                    .flatMapToInt(Arrays::stream)
                    .sum();
        }
        return removed > 0;
    }

    private void insert(Portion portion, List<Outcome> outcomes) {
        boolean inSlot = !portion.slot().isWhole();
        jdbc.batchUpdate(inSlot ? INSERT_IN_SLOT : INSERT, outcomes, outcomes.size(), (insert, outcome) -> {
            bind(insert, portion, outcome);
            if (inSlot) {
                insert.setInt(17, portion.slot().number());
                insert.setLong(18, portion.rows().numberOf(outcome.position().row()));
            }
        });
        List<NumberedError> errors = outcomes.stream()
                .flatMap(outcome -> NumberedError.of(outcome).stream())
                .toList();
        if (!errors.isEmpty()) {
            jdbc.batchUpdate(
                    """
                    insert into correction_error (job_instance_id, row_no, ordinal, code, column_name, message)
                    values (?, ?, ?, ?, ?, ?)""", errors, errors.size(), (insert, error) -> error.bind(insert, portion.jobInstanceId()));
        }
    }

    /**
     * Records how a chunk was left that was stopped in good order: it is known which of its rows were sent without an
     * answer, so the others need not be taken for sent.
     *
     * @param begunRow what {@link Checkpoint#begunRow} was when this run began
     * @return false, with nothing recorded, if somebody else decides these rows now
     */
    public boolean leave(Portion portion, long begunRow, Collection<Undecided> undecided) {
        return fenced(portion, () -> {
            portion.fence().setBegunRow(begunRow);
            undecided.forEach(row -> storeUndecided(portion.jobInstanceId(), row));
        });
    }

    private void storeUndecided(long jobInstanceId, Undecided row) {
        client.sql("delete from correction_undecided where job_instance_id = ? and row_no = ?")
                .params(jobInstanceId, row.row())
                .update();
        client.sql(
                        "insert into correction_undecided (job_instance_id, row_no, attempts, throttled) values (?, ?, ?, ?)")
                .params(jobInstanceId, row.row(), row.attempts(), row.throttled())
                .update();
    }

    private static void bind(PreparedStatement insert, Portion portion, Outcome outcome) throws SQLException {
        var position = outcome.position();
        var calls = outcome.calls();
        insert.setLong(1, portion.jobInstanceId());
        insert.setLong(2, position.row());
        insert.setLong(3, portion.jobExecutionId());
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
