package contactcorrections.preflight;

import contactcorrections.csv.CsvFile;
import contactcorrections.history.ClearedColumn;
import contactcorrections.history.ErrorCount;
import contactcorrections.history.PreflightResult;
import contactcorrections.input.InputException;
import contactcorrections.outcome.FailedRow;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.row.RowError;
import contactcorrections.row.RowState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Reads a whole input offline, validates every row and counts. */
public final class Preflight {

    private final CsvFile file;
    private final CorrectionMapper mapper;
    private final Map<String, ErrorCount> errors = new LinkedHashMap<>();
    private final Map<String, Long> cleared = new HashMap<>();
    private long rows;
    private long invalid;

    public Preflight(CsvFile file, CorrectionMapper mapper) {
        this.file = file;
        this.mapper = mapper;
    }

    /**
     * Reads to the end of the input.
     *
     * @param onInvalid is told of each invalid row, in the order of the input
     * @throws InputException if the input cannot be read, or changes meanwhile
     */
    public PreflightResult scan(Consumer<MappedRow.Invalid> onInvalid) {
        return scan("", onInvalid, read -> {}, () -> false).orElseThrow();
    }

    /** Reads to the end of the input for its invalid rows alone. */
    public void invalidRows(Consumer<FailedRow> onInvalid) {
        scan(row -> onInvalid.accept(new FailedRow(row.position(), RowState.INVALID, row.errors())));
    }

    /**
     * Reads to the end of the input.
     *
     * @param reading identifies the settings that it is read with
     * @param onRead is told how many more rows were read
     * @param stopped ends it early
     * @return what was found, empty if it was stopped
     * @throws InputException if the input cannot be read, or changes meanwhile
     */
    public Optional<PreflightResult> scan(String reading, IntConsumer onRead, BooleanSupplier stopped) {
        return scan(reading, invalid -> {}, onRead, stopped);
    }

    private Optional<PreflightResult> scan(
            String reading, Consumer<MappedRow.Invalid> onInvalid, IntConsumer onRead, BooleanSupplier stopped) {
        try (ValidatedRows all = new ValidatedRows(file.rows(), mapper)) {
            for (ValidatedRows.Part part = all.next(); part != null; part = all.next()) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                rows += part.rows();
                onRead.accept(part.rows());
                part.cleared().forEach((column, cells) -> cleared.merge(column, cells, Long::sum));
                part.invalid().forEach(this::countErrors);
                part.invalid().forEach(onInvalid);
            }
        }
        file.input().requireUnchanged();
        return Optional.of(new PreflightResult(rows, invalid, errorsByCount(), clearedByCount(), reading));
    }

    private void countErrors(MappedRow.Invalid row) {
        invalid++;
        Set<String> codes = new HashSet<>();
        for (RowError error : row.errors()) {
            if (codes.add(error.code())) {
                errors.merge(
                        error.code(),
                        new ErrorCount(error.code(), 1, row.position().line(), error.message()),
                        (known, one) ->
                                new ErrorCount(known.code(), known.count() + 1, known.firstLine(), known.message()));
            }
        }
    }

    private List<ClearedColumn> clearedByCount() {
        return cleared.entrySet().stream()
                .map(entry -> new ClearedColumn(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(ClearedColumn::cells)
                        .reversed()
                        .thenComparing(ClearedColumn::column))
                .toList();
    }

    private List<ErrorCount> errorsByCount() {
        return errors.values().stream()
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }
}
