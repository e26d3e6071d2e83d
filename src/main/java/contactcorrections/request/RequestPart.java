package contactcorrections.request;

import static contactcorrections.request.ErrorCode.CANNOT_CLEAR;
import static contactcorrections.request.ErrorCode.EMPTY_JSON_OBJECT;
import static contactcorrections.request.ErrorCode.UNNAMED_COLUMN;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A part of the request and the columns of the file that fill it. */
sealed interface RequestPart {

    void read(Draft draft);

    /** The members that every row has, whether it gives any or not. */
    record Contact(ColumnFields fields) implements RequestPart {

        @Override
        public void read(Draft draft) {
            ContactFields.read(fields, draft);
        }
    }

    /** One object, from columns that hold a member each. */
    record Columns(RequestObject object, String key, ColumnFields fields) implements RequestPart {

        @Override
        public void read(Draft draft) {
            if (fields.isAnyGiven(draft)) {
                draft.update();
                readObject(object, key, fields, draft);
            }
        }
    }

    /** One object or a whole map of them, from a column that holds JSON. */
    record Json(RequestObject object, ErrorLocation location) implements RequestPart {

        @Override
        public void read(Draft draft) {
            String cell = Blanks.strip(draft.cell(location));
            if (cell.isEmpty()) {
                return;
            }
            draft.update();
            if (draft.isClear(cell)) {
                draft.reject(location, CANNOT_CLEAR, "the clear token, expected JSON" + insteadOfClearing());
                return;
            }
            JsonNode node = draft.isSpreadsheetError(cell, location) ? null : JsonCells.read(cell, location, draft);
            if (node != null) {
                readNode(node, draft);
            }
        }

        private String insteadOfClearing() {
            return object == RequestObject.ADDITIONAL_RECIPIENTS
                    ? " such as {\"CcEmailAddresses\": []}, which empties the list"
                    : ": this field cannot be cleared";
        }

        private void readNode(JsonNode node, Draft draft) {
            if (node.isObject() && node.isEmpty()) {
                draft.reject(location, EMPTY_JSON_OBJECT, "an empty object, expected at least one member");
            } else if (object.isMap() && node.isObject()) {
                readEntries(node, draft);
            } else {
                JsonFields fields = JsonFields.of(node, object, location, draft);
                if (fields != null) {
                    readObject(object, "", fields, draft);
                }
            }
        }

        private void readEntries(JsonNode map, Draft draft) {
            int number = 0;
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                number++;
                ErrorLocation entryLocation = location.in(object.entryName() + " " + number);
                JsonFields fields = JsonFields.of(entry.getValue(), object, entryLocation, draft);
                if (isKey(entry.getKey(), entryLocation, draft) && fields != null) {
                    readObject(object, entry.getKey(), fields, draft);
                }
            }
        }

        private boolean isKey(String key, ErrorLocation entryLocation, Draft draft) {
            return object == RequestObject.REFERENCES
                    ? ReferenceUpdate.isKey(key, entryLocation, draft)
                    : SegmentAttributeKey.isKey(key, entryLocation, draft);
        }
    }

    /** Columns without a name: nothing of theirs goes anywhere, so a row may have nothing in them. */
    record Unnamed(List<ErrorLocation> locations, int columns) implements RequestPart {

        @Override
        public void read(Draft draft) {
            for (ErrorLocation location : locations) {
                if (!draft.isBlank(location)) {
                    draft.reject(
                            location,
                            UNNAMED_COLUMN,
                            "a cell in column %s of %s, which has no name in the header, expected a blank one"
                                    .formatted(location.column() + 1, columns));
                }
            }
        }
    }

    private static void readObject(RequestObject object, String key, FieldSource fields, Draft draft) {
        switch (object) {
            case REFERENCES -> ReferenceUpdate.read(key, fields, draft);
            case SEGMENT_ATTRIBUTES -> SegmentValueReader.read(key, fields, draft);
            case QUEUE_INFO -> draft.changes.queueId = fields.text(Field.ID, draft);
            case USER_INFO -> draft.changes.userId = fields.text(Field.USER_ID, TextLimit.USER_ID, draft);
            case CUSTOMER_ENDPOINT -> draft.changes.customerEndpoint = EndpointUpdate.read(fields, draft);
            case SYSTEM_ENDPOINT -> draft.changes.systemEndpoint = EndpointUpdate.read(fields, draft);
            case ADDITIONAL_RECIPIENTS -> draft.changes.additionalRecipients = AdditionalRecipients.read(fields, draft);
            case CONTACT, RECIPIENT -> throw new IllegalArgumentException("No object of the request: " + object);
        }
    }
}
