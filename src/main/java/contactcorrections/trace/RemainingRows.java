package contactcorrections.trace;

import contactcorrections.checkpoint.Undecided;
import contactcorrections.history.InputStore;
import contactcorrections.history.KnownInput;
import contactcorrections.history.PreflightResult;
import contactcorrections.history.RunStore;
import contactcorrections.input.InputException;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of a line without an outcome whether a row that remains is there. */
final class RemainingRows {

    private final TraceQueries queries;
    private final InputStore inputs;
    private final RunStore runs;
    private final LatestRun.Queries latestRuns;

    RemainingRows(TraceQueries queries, InputStore inputs, RunStore runs, LatestRun.Queries latestRuns) {
        this.queries = queries;
        this.inputs = inputs;
        this.runs = runs;
        this.latestRuns = latestRuns;
    }

    TracedRow find(KnownInput input, Neighbours neighbours, long line, InputSource source) {
        requireUndecidedRows(input, neighbours, line);
        Optional<LatestRun> latest = latestRuns.of(input);
        Map<String, String> settings =
                latest.map(run -> runs.settings(run.run())).orElse(Map.of());
        OpenLines lines;
        try {
            lines = source.read(input, settings);
        } catch (InputException e) {
            throw new InputException(
                    "%s%nOnly the input tells whether a row is in line %s: no outcome of it is stored."
                            .formatted(e.getMessage(), line),
                    e);
        }
        Row row = lines.rowOf(line, neighbours.before());
        long number = row.position().row();
        Optional<Undecided> sent = queries.undecided(input.jobInstanceId(), number);
        return TracedRow.remaining(
                input,
                row.position(),
                sent.orElse(new Undecided(number, 0, 0)),
                sent.isPresent() || number <= begunRow(input, row, lines),
                latest);
    }

    private long begunRow(KnownInput input, Row row, OpenLines lines) {
        List<Long> ofSlots = latestRuns.begunRows(input);
        return ofSlots.isEmpty()
                ? queries.begunRow(input.jobInstanceId())
                : ofSlots.get(lines.slotOf(row, ofSlots.size()));
    }

    /** No row can be between two that are neighbours, nor after the last one. */
    private void requireUndecidedRows(KnownInput input, Neighbours neighbours, long line) {
        RowPosition before = neighbours.before();
        RowPosition after = neighbours.after();
        if (after != null && neighbours.areNextToEachOther()) {
            throw before == null
                    ? NoRow.isTheHeader(input.location(), line, after.line())
                    : NoRow.isEmpty(input.location(), line);
        }
        if (before != null
                && inputs.preflight(input.jobInstanceId())
                        .map(PreflightResult::rows)
                        .filter(rows -> rows == before.row())
                        .isPresent()) {
            throw NoRow.isBeyond(input.location(), line, before);
        }
    }
}
