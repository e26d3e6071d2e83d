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

    static final String NO_MEMBER = "an empty object, expected at least one member";

    private final RequestObject object;
    private final ErrorLocation column;
    private final RowContext row;
    private final RequestBuilder request;

    private JsonReader(RequestPart.Json part, RowContext row, RequestBuilder request) {
        this.object = part.object();
        this.column = part.column();
        this.row = row;
        this.request = request;
    }

    static void read(RequestPart.Json part, RowContext row, RequestBuilder request) {
        String cell = Blank.strip(row.cell(part.column()));
        if (!cell.isEmpty()) {
            request.give();
            new JsonReader(part, row, request).read(cell);
        }
    }

    private void read(String cell) {
        if (row.isClearToken(cell)) {
            row.reject(column, CANNOT_CLEAR, "the clear token, expected JSON" + insteadOfClearToken());
        } else if (!row.isSpreadsheetError(cell, column)) {
            JsonNode node = JsonCell.read(cell, (code, message) -> row.reject(column, code, message));
            if (node != null) {
                read(node);
            }
        }
    }

    private String insteadOfClearToken() {
        if (object == RequestObject.ADDITIONAL_RECIPIENTS) {
            return " such as {\"CcEmailAddresses\": []}, which "
                    + (row.isExpecting() ? "stands for an empty list" : "empties the list");
        }
        return row.isExpecting() ? " with \"\" for each text that is to be empty" : ": this field cannot be cleared";
    }

    private void read(JsonNode node) {
        if (node.isObject() && node.isEmpty()) {
            row.reject(column, EMPTY_JSON_OBJECT, NO_MEMBER);
        } else if (object.isMap() && node.isObject()) {
            readEntries(node);
        } else {
            JsonFields fields = JsonFields.of(node, object, column, row);
            if (fields != null) {
                ObjectReader.read(object, "", fields, request);
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
                ObjectReader.read(object, entry.getKey(), fields, request);
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
