package contactcorrections.job;

import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.row.Row;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Validates a row and transforms it into its request. */
record CorrectionProcessor(CorrectionMapper mapper) implements ItemProcessor<Row, MappedRow> {

    @Override
    public MappedRow process(Row row) {
        return mapper.map(row);
    }
}
