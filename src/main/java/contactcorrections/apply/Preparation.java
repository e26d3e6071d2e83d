package contactcorrections.apply;

import contactcorrections.history.InputStore;
import contactcorrections.preflight.OpenedInput;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.run.Run;

/** What a run does once before rows of its input are applied, by however many processes. */
public record Preparation(Run run, OpenedInput input, InputStore inputs, ConnectOpener connect, KeptChanges kept) {

    /** Stores which columns rows are compared by. */
    public void prepare() {
        CorrectionMapper mapper = input.mapper();
        if (connect.reads(run, mapper.expectedColumns())) {
            inputs.storeColumns(run.jobInstanceId(), mapper.columns().sent());
        }
    }

    /**
     * Prepares that other processes apply rows too: they are to see where it is kept what rows change.
     *
     * @throws contactcorrections.changes.ChangeLogException if it cannot be kept
     */
    public void prepareForOthers() {
        prepare();
        if (connect.keepsChanges(run)) {
            kept.mark(run);
        }
    }

    /**
     * Sees to it that this process sees what the process of the run prepared.
     *
     * @throws contactcorrections.changes.ChangeLogException if it does not
     */
    public void require() {
        if (connect.keepsChanges(run)) {
            kept.requireMark(run);
        }
    }
}
