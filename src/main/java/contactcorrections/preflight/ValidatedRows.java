package contactcorrections.preflight;

import contactcorrections.csv.RowReader;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.row.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The rows of an input, validated on other threads while the next ones are read; used by one thread. */
final class ValidatedRows implements AutoCloseable {

    /**
     * Rows that follow one another; of those that are valid no more than numbers are kept.
     *
     * @param cleared by column, how many of its cells empty their fields in the valid rows
     */
    record Part(int rows, List<MappedRow.Invalid> invalid, Map<String, Long> cleared) {}

    private static final int MOST_ROWS = 500;
    private static final long MOST_BYTES = 1 << 17;
    /** Beside the one that reads; no more, as reading is soon the slower part. */
    static final int THREADS = Math.max(1, Math.min(3, Runtime.getRuntime().availableProcessors() - 1));

    private static final int MOST_WAITING = 2;
    private static final int AHEAD = THREADS + MOST_WAITING + 1;

    private final RowReader reader;
    private final CorrectionMapper mapper;
    private final Queue<CompletableFuture<Part>> ahead = new ArrayDeque<>();

    /** Where validation falls behind reading, the thread that reads takes part in it. */
    private final ExecutorService threads;

    ValidatedRows(RowReader reader, CorrectionMapper mapper) {
        this(reader, mapper, Executors.defaultThreadFactory());
    }

    ValidatedRows(RowReader reader, CorrectionMapper mapper, ThreadFactory factory) {
        this.reader = reader;
        this.mapper = mapper;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                factory,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** The next rows in the order of the input, null at its end. */
    @Nullable
    Part next() {
        while (ahead.size() < AHEAD) {
            List<Row> rows = read();
            if (rows.isEmpty()) {
                break;
            }
            ahead.add(CompletableFuture.supplyAsync(() -> validate(rows), threads));
        }
        CompletableFuture<Part> first = ahead.poll();
        return first == null ? null : result(first);
    }

    /** Few rows where they are large: what is read ahead is held in memory. */
    private List<Row> read() {
        List<Row> rows = new ArrayList<>(MOST_ROWS);
        long bytes = 0;
        while (rows.size() < MOST_ROWS && bytes < MOST_BYTES) {
            Row row = reader.read();
            if (row == null) {
                break;
            }
            rows.add(row);
            bytes += row.position().byteLength();
        }
        return rows;
    }

    private Part validate(List<Row> rows) {
        List<MappedRow.Invalid> invalid = new ArrayList<>();
        Map<String, Long> cleared = new HashMap<>();
        for (Row row : rows) {
            MappedRow mapped = mapper.map(row);
            if (mapped instanceof MappedRow.Invalid bad) {
                invalid.add(bad);
            } else if (mapped instanceof Correction correction) {
                correction.cleared().forEach(column -> cleared.merge(column, 1L, Long::sum));
            }
        }
        return new Part(rows.size(), invalid, cleared);
    }

    private static Part result(CompletableFuture<Part> validated) {
        try {
            return validated.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        reader.close();
    }
}
