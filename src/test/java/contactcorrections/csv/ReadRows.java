package contactcorrections.csv;

import contactcorrections.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows that a reader reads. */
public final class ReadRows {

    private ReadRows() {}

    public static List<Row> of(CsvFile file) {
        return of(file.rows());
    }

    public static List<Row> of(RowReader reader) {
        List<Row> rows = new ArrayList<>();
        try (reader) {
            for (@Nullable Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
