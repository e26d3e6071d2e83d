package contactcorrections.outcome;

import contactcorrections.checkpoint.Portion;
import contactcorrections.checkpoint.RowNumbers;
import contactcorrections.contact.ChangeKind;
import contactcorrections.contact.ColumnChanges;
import contactcorrections.contact.ColumnCount;
import contactcorrections.history.ErrorCount;
import contactcorrections.row.RowError;
import contactcorrections.row.RowPosition;
import contactcorrections.row.RowState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks what became of the rows of an input, all runs of it together. */
public final class OutcomeQueries {

    /** Rows fetched at once: what a report of millions of rows holds in memory. */
    private static final int PAGE = 1_000;

    /** Of what takes little memory. */
    private static final int LONG_PAGE = 20_000;

    /** Connect's codes are few, but it is Connect that makes them up. */
    private static final int MOST_CODES = 1_000;

    private final JdbcClient client;

    public OutcomeQueries(JdbcClient client) {
        this.client = client;
    }

    /** Whether any row of the input has an outcome. */
    public boolean isAnyDecided(long jobInstanceId) {
        return client.sql("select 1 from correction_outcome where job_instance_id = ? fetch first row only")
                .param(jobInstanceId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Whether any row of the portion that was compared with its contact has been sent. */
    public boolean isAnyChanged(Portion portion) {
        String ofSlot =
                portion.slot().isWhole() ? "" : "and slot = " + portion.slot().number();
        return client.sql("""
                        select 1 from correction_outcome
                        where job_instance_id = ? and state = 'SUCCEEDED' and changes is not null %s
                        fetch first row only""".formatted(ofSlot))
                .param(portion.jobInstanceId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * The outcomes counted by state: what a run has to know before it continues. Rows that failed are counted by their errors, of
     * which each has one at least: asking every row for its state would take some seconds for a million of them.
     */
    public Counts counts(long jobInstanceId) {
        long unchanged = unchanged(jobInstanceId);
        long decided = client.sql("select count(*) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        return client.sql("""
                        select
                          count(*) filter (where o.state = 'INVALID'),
                          count(*) filter (where o.state = 'REFUSED')
                        from correction_error e
                        join correction_outcome o on o.job_instance_id = :id and o.row_no = e.row_no
                        where e.job_instance_id = :id and e.ordinal = 0""")
                .param("id", jobInstanceId)
                .query((row, n) -> new Counts(
                        decided - unchanged - row.getLong(1) - row.getLong(2),
                        unchanged,
                        row.getLong(1),
                        row.getLong(2)))
                .single();
    }

    /** Rows that were found to change nothing. Where no contact was read, no row has to be asked. */
    private long unchanged(long jobInstanceId) {
        return client.sql("""
                        select count(*) from correction_outcome o
                        where o.job_instance_id = :id and o.state = 'UNCHANGED'
                          and exists (select 1 from correction_column c where c.job_instance_id = :id)""").param("id", jobInstanceId).query(Long.class).single();
    }

    /** The outcomes counted and their calls measured. */
    public Tally tally(long jobInstanceId) {
        Latencies latencies = latencies(jobInstanceId);
        return client.sql("""
                        select
                          count(*) filter (where state = 'SUCCEEDED'),
                          count(*) filter (where state = 'UNCHANGED'),
                          count(*) filter (where state = 'INVALID'),
                          count(*) filter (where state = 'REFUSED'),
                          count(*) filter (where resent),
                          coalesce(sum(attempts), 0),
                          coalesce(sum(throttled), 0),
                          coalesce(sum(attempts - 1) filter (where attempts > 0), 0)
                        from correction_outcome where job_instance_id = ?""")
                .param(jobInstanceId)
                .query((row, n) -> new Tally(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        latencies.percentile(0.5),
                        latencies.percentile(0.99)))
                .single();
    }

    /** Percentiles are found by counting: the database would hold and sort the time of every row. */
    private Latencies latencies(long jobInstanceId) {
        NavigableMap<Long, Long> rowsByMillis = new TreeMap<>();
        client.sql("""
                        select elapsed_millis, count(*) from correction_outcome
                        where job_instance_id = ? and elapsed_millis is not null group by elapsed_millis""").param(jobInstanceId).query(row -> {
            rowsByMillis.put(row.getLong(1), row.getLong(2));
        });
        return new Latencies(rowsByMillis);
    }

    private record Latencies(NavigableMap<Long, Long> rowsByMillis) {

        long percentile(double share) {
            long rows =
                    rowsByMillis.values().stream().mapToLong(Long::longValue).sum();
            long seen = 0;
            for (var entry : rowsByMillis.entrySet()) {
                seen += entry.getValue();
                if (seen >= share * rows) {
                    return entry.getKey();
                }
            }
            return 0;
        }
    }

    /**
     * Errors by code, the most frequent first. A row counts for a code by its first error of it: to count distinct rows, the
     * database would hold all of them.
     */
    public List<ErrorCount> errors(long jobInstanceId) {
        return client.sql("""
                        select e.code, count(*), min(o.line), min(e.message)
                        from correction_error e
                        join correction_outcome o on o.job_instance_id = e.job_instance_id and o.row_no = e.row_no
                        where e.job_instance_id = ? and (e.ordinal = 0 or not exists (
                          select 1 from correction_error f where f.job_instance_id = e.job_instance_id
                            and f.row_no = e.row_no and f.ordinal < e.ordinal and f.code = e.code))
                        group by e.code
                        order by 2 desc, 3, 1 fetch first ? rows only""")
                .params(jobInstanceId, MOST_CODES)
                .query((row, n) -> new ErrorCount(row.getString(1), row.getLong(2), row.getLong(3), row.getString(4)))
                .list();
    }

    /**
     * What the calls came to over time.
     *
     * @param points how many spans the time of the calls is cut into; with its ends, one more at most
     */
    public Timeline timeline(long jobInstanceId, int points) {
        record Extent(
                @Nullable OffsetDateTime first, @Nullable OffsetDateTime last) {}
        Extent extent = client.sql(
                        "select min(sent_at), max(sent_at) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query((row, n) ->
                        new Extent(row.getObject(1, OffsetDateTime.class), row.getObject(2, OffsetDateTime.class)))
                .single();
        return extent.first() == null || extent.last() == null
                ? Timeline.EMPTY
                : timeline(
                        jobInstanceId, extent.first().toInstant(), extent.last().toInstant(), points);
    }

    private Timeline timeline(long jobInstanceId, Instant first, Instant last, int points) {
        long seconds = Math.max(1, Duration.between(first, last).toSeconds() / points + 1);
        // Of whole numbers: H2 divides decimals to some 100,000 digits, which takes it 20 ms a row.
        List<Timeline.Point> decided = client.sql("""
                        select cast(floor(extract(epoch from sent_at)) as bigint) / cast(:seconds as bigint) as span,
                          count(*) filter (where state in ('SUCCEEDED', 'UNCHANGED')),
                          count(*) filter (where state = 'REFUSED'),
                          sum(throttled)
                        from correction_outcome
                        where job_instance_id = :id and sent_at is not null
                        group by span order by span""")
                .param("seconds", seconds)
                .param("id", jobInstanceId)
                .query((row, n) -> new Timeline.Point(
                        Instant.ofEpochSecond(row.getLong(1) * seconds),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4)))
                .list();
        return new Timeline(Duration.ofSeconds(seconds), decided);
    }

    /** What the rows do to the field of each column, in the order of the file; empty where no contact was read. */
    public List<ColumnCount> changes(long jobInstanceId) {
        Map<Integer, Map<ChangeKind, Long>> rows = new HashMap<>();
        this.<Changes>inPages(
                jobInstanceId,
                LONG_PAGE,
                this::changes,
                changes -> ColumnChanges.read(
                        changes.text(),
                        (column, kind) -> rows.computeIfAbsent(column, each -> new EnumMap<>(ChangeKind.class))
                                .merge(kind, changes.rows(), Long::sum)));
        return client.sql("""
                        select column_no, column_name from correction_column where job_instance_id = ?
                        order by column_no""")
                .param(jobInstanceId)
                .query((row, n) -> count(row.getString(2), rows.getOrDefault(row.getInt(1), Map.of())))
                .list();
    }

    private record Changes(String text, long rows) {}

    /** There are few different ones in a page, so that it may be long. */
    private List<Changes> changes(long jobInstanceId, long above, long upTo) {
        return client.sql("""
                        select changes, count(*) from correction_outcome
                        where job_instance_id = ? and row_no > ? and row_no <= ? and changes is not null
                        group by changes""")
                .params(jobInstanceId, above, upTo)
                .query((row, n) -> new Changes(row.getString(1), row.getLong(2)))
                .list();
    }

    private static ColumnCount count(String column, Map<ChangeKind, Long> rows) {
        return new ColumnCount(
                column,
                rows.getOrDefault(ChangeKind.FIRST_SET, 0L),
                rows.getOrDefault(ChangeKind.CHANGED, 0L) + rows.getOrDefault(ChangeKind.NOT_COMPARED, 0L),
                rows.getOrDefault(ChangeKind.CLEARED, 0L),
                rows.getOrDefault(ChangeKind.KEPT, 0L),
                rows.getOrDefault(ChangeKind.NOT_COMPARED, 0L));
    }

    /** Hands on every failed row, in the order of the input. */
    public void failedRows(long jobInstanceId, Consumer<FailedRow> consumer) {
        inPages(jobInstanceId, this::failedRows, consumer);
    }

    /** Hands on every row that succeeded, in the order of the input. */
    public void succeededRows(long jobInstanceId, Consumer<SucceededRow> consumer) {
        inPages(jobInstanceId, this::succeededRows, consumer);
    }

    /** The numbers of all rows that succeeded; of a plan, of those that would be sent. */
    public RowNumbers succeeded(long jobInstanceId) {
        var succeeded = new RowNumbers(0);
        inPages(jobInstanceId, LONG_PAGE, this::succeededNumbers, succeeded::add);
        return succeeded;
    }

    private List<Long> succeededNumbers(long jobInstanceId, long above, long upTo) {
        return client.sql("""
                        select row_no from correction_outcome
                        where job_instance_id = ? and row_no > ? and row_no <= ? and state = 'SUCCEEDED'""")
                .params(jobInstanceId, above, upTo)
                .query(Long.class)
                .list();
    }

    private interface Pages<T> {
        List<T> between(long jobInstanceId, long above, long upTo);
    }

    /** Pages are bounded by row numbers, as H2 reads and sorts all that a query could return before the first of it. */
    private <T> void inPages(long jobInstanceId, Pages<T> pages, Consumer<T> consumer) {
        inPages(jobInstanceId, PAGE, pages, consumer);
    }

    private <T> void inPages(long jobInstanceId, int size, Pages<T> pages, Consumer<T> consumer) {
        long last = client.sql("select coalesce(max(row_no), 0) from correction_outcome where job_instance_id = ?")
                .param(jobInstanceId)
                .query(Long.class)
                .single();
        for (long above = 0; above < last; above += size) {
            pages.between(jobInstanceId, above, above + size).forEach(consumer);
        }
    }

    private List<SucceededRow> succeededRows(long jobInstanceId, long above, long upTo) {
        return client.sql("""
                        select line, contact_id, request_id, attempts, sent_at from correction_outcome
                        where job_instance_id = ? and row_no > ? and row_no <= ? and state = 'SUCCEEDED'
                        order by row_no""")
                .params(jobInstanceId, above, upTo)
                .query((result, n) -> new SucceededRow(
                        result.getLong(1),
                        result.getString(2),
                        result.getString(3),
                        result.getInt(4),
                        result.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private List<FailedRow> failedRows(long jobInstanceId, long above, long upTo) {
        record Failed(RowPosition position, RowState state) {}
        List<Failed> failed = client.sql("""
                        select row_no, line, line_count, byte_offset, byte_length, state from correction_outcome
                        where job_instance_id = ? and row_no > ? and row_no <= ? and state in ('INVALID', 'REFUSED')
                        order by row_no""")
                .params(jobInstanceId, above, upTo)
                .query((result, n) -> new Failed(position(result), RowState.valueOf(result.getString(6))))
                .list();
        Map<Long, List<RowError>> errors = failed.isEmpty() ? Map.of() : errors(jobInstanceId, above, upTo);
        return failed.stream()
                .map(each -> new FailedRow(
                        each.position(),
                        each.state(),
                        errors.getOrDefault(each.position().row(), List.of())))
                .toList();
    }

    private Map<Long, List<RowError>> errors(long jobInstanceId, long above, long upTo) {
        record Numbered(long row, RowError error) {}
        return client
                .sql("""
                        select row_no, code, column_name, message from correction_error
                        where job_instance_id = ? and row_no > ? and row_no <= ? order by row_no, ordinal""")
                .params(jobInstanceId, above, upTo)
                .query((result, n) -> new Numbered(
                        result.getLong(1), new RowError(result.getString(2), result.getString(3), result.getString(4))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Numbered::row, Collectors.mapping(Numbered::error, Collectors.toList())));
    }

    private static RowPosition position(ResultSet row) throws SQLException {
        return new RowPosition(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
}
