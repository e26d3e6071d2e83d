package contactcorrections.trace;

import contactcorrections.checkpoint.Undecided;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Outcome;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks for single outcomes. */
final class TraceQueries {

    private static final String OUTCOME = """
            select row_no, line, line_count, byte_offset, byte_length, job_instance_id, job_execution_id, contact_id, state,
              attempts, throttled, request_id, sent_at, elapsed_millis, resent
            from correction_outcome\s""";

    private final JdbcClient client;

    TraceQueries(JdbcClient client) {
        this.client = client;
    }

    /** Where the first decided row of an input stands whose number is this or a later one. */
    Optional<RowPosition> firstFrom(long jobInstanceId, long row) {
        return client.sql("""
                        select row_no, line, line_count, byte_offset, byte_length from correction_outcome
                        where job_instance_id = ? and row_no >= ?
                        order by job_instance_id, row_no fetch first 1 row only""")
                .params(jobInstanceId, row)
                .query((result, n) -> position(result))
                .optional();
    }

    /** The outcome of a row that is decided. */
    StoredOutcome outcome(long jobInstanceId, long row) {
        List<RowError> errors = errors(jobInstanceId, row);
        return client.sql(OUTCOME + "where job_instance_id = ? and row_no = ?")
                .params(jobInstanceId, row)
                .query((result, n) -> outcome(result, errors))
                .single();
    }

    /**
     * Outcomes of a contact.
     *
     * @param latest those of the latest run first
     * @param count how many there are in all
     */
    record OfContact(List<StoredOutcome> latest, long count) {}

    /**
     * The latest outcomes of a contact. In one statement, as H2 reads the whole table for it: PostgreSQL has an index.
     *
     * @param location where the input is, null for any
     * @param most how many are returned
     */
    OfContact ofContact(String contactId, @Nullable String location, int most) {
        record Found(long jobInstanceId, long row, long count) {}
        List<Found> found = client.sql("""
                        select job_instance_id, row_no, count(*) over () from correction_outcome
                        where contact_id = :contact and (cast(:location as varchar) is null or job_instance_id in (
                          select job_instance_id from correction_input where location = :location))
                        order by job_execution_id desc, row_no desc fetch first :most rows only""")
                .param("contact", contactId)
                .param("location", location)
                .param("most", most)
                .query((row, n) -> new Found(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
        return new OfContact(
                found.stream()
                        .map(each -> outcome(each.jobInstanceId(), each.row()))
                        .toList(),
                found.stream().mapToLong(Found::count).findFirst().orElse(0));
    }

    /** Rows up to this number may have been sent by the latest run of an input that is applied as a whole. */
    long begunRow(long jobInstanceId) {
        return client.sql("select begun_row from correction_input where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
    }

    /** What is known of a row that was sent without an answer. */
    Optional<Undecided> undecided(long jobInstanceId, long row) {
        return client.sql("""
                        select row_no, attempts, throttled from correction_undecided
                        where job_instance_id = ? and row_no = ?""")
                .params(jobInstanceId, row)
                .query((result, n) -> new Undecided(result.getLong(1), result.getInt(2), result.getInt(3)))
                .optional();
    }

    private static StoredOutcome outcome(ResultSet row, List<RowError> errors) throws SQLException {
        return new StoredOutcome(
                row.getLong("job_instance_id"),
                row.getLong("job_execution_id"),
                new Outcome(
                        position(row),
                        row.getString("contact_id"),
                        RowState.valueOf(row.getString("state")),
                        errors,
                        calls(row),
                        null,
                        row.getBoolean("resent")));
    }

    private static RowPosition position(ResultSet row) throws SQLException {
        return new RowPosition(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private static Calls calls(ResultSet row) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        Integer elapsed = row.getObject("elapsed_millis", Integer.class);
        return new Calls(
                row.getInt("attempts"),
                row.getInt("throttled"),
                row.getString("request_id"),
                sentAt == null ? null : sentAt.toInstant(),
                elapsed == null ? null : Duration.ofMillis(elapsed));
    }

    private List<RowError> errors(long jobInstanceId, long row) {
        return client.sql("""
                        select code, column_name, message from correction_error
                        where job_instance_id = ? and row_no = ? order by ordinal""")
                .params(jobInstanceId, row)
                .query((error, n) -> new RowError(error.getString(1), error.getString(2), error.getString(3)))
                .list();
    }
}
