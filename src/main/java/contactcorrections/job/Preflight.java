package contactcorrections.job;

import contactcorrections.outcome.ErrorCount;
import contactcorrections.outcome.PreflightResult;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.source.CsvFile;
import contactcorrections.source.InputException;
import contactcorrections.source.RowError;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Reads a whole input offline, validates every row and counts. */
public final class Preflight {

    private final CsvFile file;
    private final CorrectionMapper mapper;
    private final Map<String, ErrorCount> errors = new LinkedHashMap<>();
    private long rows;
    private long invalid;

    public Preflight(CsvFile file, CorrectionMapper mapper) {
        this.file = file;
        this.mapper = mapper;
    }

    /**
     * Reads to the end of the input.
     *
     * @param reading identifies the settings that it is read with
     * @param onRow is told of each row, after it was validated
     * @param stopped ends it early
     * @return what was found, empty if it was stopped
     * @throws InputException if the input cannot be read, or changes meanwhile
     */
    public Optional<PreflightResult> scan(String reading, Consumer<MappedRow> onRow, BooleanSupplier stopped) {
        try (MappedRows all = new MappedRows(file.rows(), mapper)) {
            for (List<MappedRow> some = all.next(); !some.isEmpty(); some = all.next()) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
                some.forEach(this::count);
                some.forEach(onRow);
            }
        }
        file.input().requireUnchanged();
        return Optional.of(new PreflightResult(rows, invalid, errorsByCount(), reading));
    }

    private void count(MappedRow row) {
        rows++;
        if (row instanceof MappedRow.Invalid bad) {
            countErrors(bad);
        }
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

    private List<ErrorCount> errorsByCount() {
        return errors.values().stream()
                .sorted(Comparator.comparingLong(ErrorCount::count).reversed())
                .toList();
    }
}
