package contactcorrections.apply;

import contactcorrections.request.MappedRow;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/** Writes rows to Connect. The step sees it by this interface, as each step execution has one of its own. */
public interface UpdateWriter extends ItemStreamWriter<MappedRow>, StepExecutionListener {

    /** For a run that was stopped before Connect was opened. */
    UpdateWriter NONE = new UpdateWriter() {

        @Override
        public void write(Chunk<? extends MappedRow> chunk) {
            // Nothing is read after the stop.
        }
    };
}
