package contactcorrections.trace;

import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.RunStore;
import contactcorrections.input.InputException;
import contactcorrections.row.RowPosition;
import contactcorrections.run.UsageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells what became of the row that a line of an input belongs to. */
public final class RowTrace {

    /** What was sent for real comes before rehearsals, and runs before plans; then the latest. */
    private static final Comparator<KnownInput> FOREMOST = Comparator.comparing(KnownInput::purpose)
            .thenComparing(input -> input.target().isSimulated())
            .thenComparing(KnownInput::jobInstanceId, Comparator.reverseOrder());

    private final TraceQueries queries;
    private final InputStore inputs;
    private final RunStore runs;
    private final RemainingRows remaining;

    RowTrace(TraceQueries queries, InputStore inputs, RunStore runs, RemainingRows remaining) {
        this.queries = queries;
        this.inputs = inputs;
        this.runs = runs;
        this.remaining = remaining;
    }

    /**
     * What became of the row in the foremost version of the input, and in others where it is decided.
     *
     * @param source opens the input, which is done only where no outcome tells
     * @param most how many versions are looked at
     * @throws UsageException if the input is not known, or no row of it is in the line
     * @throws InputException if only the input itself could tell, and it cannot be read or has changed
     */
    public Trace of(String location, long line, InputSource source, int most) {
        List<KnownInput> versions =
                inputs.at(location).stream().sorted(FOREMOST).toList();
        if (versions.isEmpty()) {
            throw new UsageException("INPUT: no run of %s is known; status shows what was run".formatted(location));
        }
        List<TracedRow> rows = new ArrayList<>();
        rows.add(foremost(versions.get(0), line, source));
        versions.stream()
                .skip(1)
                .limit(most - 1L)
                .flatMap(version ->
                        decided(version, Neighbours.of(line, version.jobInstanceId(), queries), line).stream())
                .forEach(rows::add);
        return new Trace(rows, Math.max(0, versions.size() - most), notes(line, rows.get(0), versions.size() - 1));
    }

    private TracedRow foremost(KnownInput input, long line, InputSource source) {
        Neighbours neighbours = Neighbours.of(line, input.jobInstanceId(), queries);
        return decided(input, neighbours, line).orElseGet(() -> remaining.find(input, neighbours, line, source));
    }

    private Optional<TracedRow> decided(KnownInput input, Neighbours neighbours, long line) {
        return neighbours.rowOf(line).map(RowPosition::row).map(row -> {
            StoredOutcome outcome = queries.outcome(input.jobInstanceId(), row);
            return TracedRow.of(outcome, input, runs.find(outcome.jobExecutionId()));
        });
    }

    private static List<String> notes(long line, TracedRow row, int others) {
        List<String> notes = new ArrayList<>();
        if (line != row.line()) {
            notes.add("Line %s is within the row that begins in line %s.".formatted(line, row.line()));
        }
        if (others > 0) {
            notes.add("There %s of this input (other content, another target, a plan or --again); --json tells of all."
                    .formatted(others == 1 ? "is 1 other version" : "are " + others + " other versions"));
        }
        return notes;
    }
}
