package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.CANNOT_CLEAR;
import static contactcorrections.request.value.ErrorCode.EMPTY_JSON_OBJECT;
import static contactcorrections.request.value.ErrorCode.INVALID_REFERENCE_KEY;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.column.RequestPart;
import contactcorrections.request.value.JsonCell;
import contactcorrections.request.value.TextLimit;
import contactcorrections.row.Blank;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads an object of the request, or a whole map of objects, from a cell that holds JSON. */
final class JsonReader {

    private final RequestObject object;
    private final ErrorLocation column;
    private final RowContext row;
    private final CorrectionBuilder correction;

    private JsonReader(RequestPart.Json part, RowContext row, CorrectionBuilder correction) {
        this.object = part.object();
        this.column = part.column();
        this.row = row;
        this.correction = correction;
    }

    static void read(RequestPart.Json part, RowContext row, CorrectionBuilder correction) {
        String cell = Blank.strip(row.cell(part.column()));
        if (!cell.isEmpty()) {
            correction.update();
            new JsonReader(part, row, correction).read(cell);
        }
    }

    private void read(String cell) {
        if (row.isClearToken(cell)) {
            row.reject(column, CANNOT_CLEAR, "the clear token, expected JSON" + insteadOfClearing());
        } else if (!row.isSpreadsheetError(cell, column)) {
            JsonNode node = JsonCell.read(cell, (code, message) -> row.reject(column, code, message));
            if (node != null) {
                read(node);
            }
        }
    }

    private String insteadOfClearing() {
        return object == RequestObject.ADDITIONAL_RECIPIENTS
                ? " such as {\"CcEmailAddresses\": []}, which empties the list"
                : ": this field cannot be cleared";
    }

    private void read(JsonNode node) {
        if (node.isObject() && node.isEmpty()) {
            row.reject(column, EMPTY_JSON_OBJECT, "an empty object, expected at least one member");
        } else if (object.isMap() && node.isObject()) {
            readEntries(node);
        } else {
            JsonFields fields = JsonFields.of(node, object, column, row);
            if (fields != null) {
                ObjectReader.read(object, "", fields, correction);
            }
        }
    }

    /** Keys are not to be repeated, so an entry is told by its number. */
    private void readEntries(JsonNode map) {
        int number = 0;
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            number++;
            ErrorLocation location = column.in(object.entryName() + " " + number);
            JsonFields fields = JsonFields.of(entry.getValue(), object, location, row);
            if (isKey(entry.getKey(), location) && fields != null) {
                ObjectReader.read(object, entry.getKey(), fields, correction);
            }
        }
    }

    private boolean isKey(String key, ErrorLocation location) {
        if (object != RequestObject.REFERENCES) {
            return SegmentValueReader.isKey(key, location, row);
        }
        boolean isKey = TextLimit.REFERENCE_KEY.isMetBy(key);
        if (!isKey) {
            row.reject(location, INVALID_REFERENCE_KEY, "key of " + TextLimit.REFERENCE_KEY.complaint(key));
        }
        return isKey;
    }
}
