package contactcorrections.connect;

import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.source.Header;
import contactcorrections.source.ReadPosition;
import contactcorrections.source.Row;
import contactcorrections.source.RowPosition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Corrections that are right. */
final class Corrections {

    private static final CorrectionMapper MAPPER = CorrectionMapper.of(
            new Header(
                    List.of("ContactId", "Name"),
                    ',',
                    StandardCharsets.UTF_8,
                    "ContactId,Name",
                    "\n",
                    new ReadPosition(1, 2, 15)),
            new RequestSettings("instance", "#N/A", null, Map.of(), List.of(), Map.of()));

    private Corrections() {}

    /** The correction in this row, which is one line below. */
    static Correction of(long row, String contactId) {
        var position = new RowPosition(row, row + 1, 1, 15 + 10 * (row - 1), 10);
        return (Correction) MAPPER.map(new Row.Parsed(position, List.of(contactId, "name " + row)));
    }
}
