package contactcorrections.connect;

import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Corrections that are right. */
public final class Corrections {

    private static final CorrectionMapper MAPPER = mapper(List.of("ContactId", "Name"));

    private Corrections() {}

    /** The correction in this row, which is one line below. */
    public static Correction of(long row, String contactId) {
        var position = new RowPosition(row, row + 1, 1, 15 + 10 * (row - 1), 10);
        return (Correction) MAPPER.map(new Row.Parsed(position, List.of(contactId, "name " + row)));
    }

    /** The correction of contact {@code c} with these cells in these columns. */
    public static Correction of(List<String> columns, List<String> cells) {
        var names = new ArrayList<>(List.of("ContactId"));
        names.addAll(columns);
        var row = new ArrayList<>(List.of("c"));
        row.addAll(cells);
        return (Correction) mapper(names).map(new Row.Parsed(new RowPosition(1, 2, 1, 15, 10), row));
    }

    private static CorrectionMapper mapper(List<String> columns) {
        String text = String.join(",", columns);
        return new RequestSettings("instance", "(clear)", null, Map.of(), List.of(), Map.of())
                .mapperFor(
                        new Header(
                                columns,
                                new CsvDialect(StandardCharsets.UTF_8, ','),
                                text,
                                "\n",
                                new ReadPosition(1, 2, 15)),
                        InstanceScope.ANY);
    }
}
