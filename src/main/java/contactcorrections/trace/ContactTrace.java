package contactcorrections.trace;

import contactcorrections.history.InputStore;
import contactcorrections.history.RunStore;
import contactcorrections.run.UsageException;
import contactcorrections.run.Wording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of all rows of a contact. */
public final class ContactTrace {

    private final TraceQueries queries;
    private final InputStore inputs;
    private final RunStore runs;

    ContactTrace(TraceQueries queries, InputStore inputs, RunStore runs) {
        this.queries = queries;
        this.inputs = inputs;
        this.runs = runs;
    }

    /**
     * The outcomes of the contact, those of the latest run first.
     *
     * @param location where the input is, null for all inputs
     * @param most how many are told
     * @throws UsageException if there is none
     */
    public Trace of(String contactId, @Nullable String location, int most) {
        TraceQueries.OfContact found = queries.ofContact(contactId, location, most);
        List<TracedRow> rows = found.latest().stream()
                .map(outcome -> TracedRow.of(
                        outcome,
                        inputs.find(outcome.jobInstanceId()).orElseThrow(),
                        runs.find(outcome.jobExecutionId())))
                .toList();
        if (rows.isEmpty()) {
            throw new UsageException(
                    "--contact: no outcome of this contact is stored%s; rows that remain have none yet, and"
                                    .formatted(location == null ? "" : " for " + location)
                            + " an invalid row counts only where its ContactId is a UUID");
        }
        long more = found.count() - rows.size();
        return new Trace(
                rows,
                more,
                more > 0
                        ? List.of("Not shown: %s of this contact; --last N shows more."
                                .formatted(
                                        more == 1 ? "1 earlier outcome" : Wording.number(more) + " earlier outcomes"))
                        : List.of());
    }
}
