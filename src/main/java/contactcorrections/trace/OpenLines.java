package contactcorrections.trace;

import contactcorrections.csv.CsvFile;
import contactcorrections.csv.RowReader;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import contactcorrections.row.Slot;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lines of an input that no outcome covers: only the input itself tells which rows are there. */
record OpenLines(CsvFile file, CorrectionMapper mapper) {

    /**
     * The row that a line belongs to.
     *
     * @param before the row to read on after, null to read from the header
     * @throws contactcorrections.run.UsageException if it belongs to none
     */
    Row rowOf(long line, @Nullable RowPosition before) {
        String location = file.input().location();
        long firstLine = file.header().firstRow().line();
        if (line < firstLine) {
            throw NoRow.isTheHeader(location, line, firstLine);
        }
        ReadPosition from = before == null ? file.header().firstRow() : before.next();
        RowPosition last = before;
        try (RowReader rows = file.rows(from)) {
            for (Row row = rows.read(); row != null; row = rows.read()) {
                last = row.position();
                if (line < last.line()) {
                    throw NoRow.isEmpty(location, line);
                }
                if (line < last.next().line()) {
                    return row;
                }
            }
        }
        throw last == null ? NoRow.isBeyondTheHeader(location, line) : NoRow.isBeyond(location, line, last);
    }

    /** Number of the slot that a row is in. */
    int slotOf(Row row, int slots) {
        String contact = mapper.contactId(row);
        long number = row.position().row();
        return IntStream.range(0, slots)
                .filter(each -> {
                    Slot slot = new Slot(each, slots);
                    return contact == null ? slot.holds(number) : slot.holds(contact);
                })
                .findFirst()
                .orElseThrow();
    }
}
