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
    record Contact(ColumnMembers members) implements RequestPart {

        @Override
        public void read(Draft draft) {
            ContactFields.read(members, draft);
        }
    }

    /** One object, from columns that hold a member each. */
    record Columns(Group group, String key, ColumnMembers members) implements RequestPart {

        @Override
        public void read(Draft draft) {
            if (members.isAnyGiven(draft)) {
                draft.update();
                readObject(group, key, members, draft);
            }
        }
    }

    /** One object or a whole map of them, from a column that holds JSON. */
    record Json(Group group, Place place) implements RequestPart {

        @Override
        public void read(Draft draft) {
            String cell = Blanks.strip(draft.cell(place));
            if (cell.isEmpty()) {
                return;
            }
            draft.update();
            if (draft.isClear(cell)) {
                draft.reject(place, CANNOT_CLEAR, "the clear token, expected JSON" + insteadOfClearing());
                return;
            }
            JsonNode node = draft.isSpreadsheetError(cell, place) ? null : JsonCells.read(cell, place, draft);
            if (node != null) {
                readNode(node, draft);
            }
        }

        private String insteadOfClearing() {
            return group == Group.ADDITIONAL_RECIPIENTS
                    ? " such as {\"CcEmailAddresses\": []}, which empties the list"
                    : ": this field cannot be cleared";
        }

        private void readNode(JsonNode node, Draft draft) {
            if (node.isObject() && node.isEmpty()) {
                draft.reject(place, EMPTY_JSON_OBJECT, "an empty object, expected at least one member");
            } else if (group.isMap() && node.isObject()) {
                readEntries(node, draft);
            } else {
                JsonMembers members = JsonMembers.of(node, group, place, draft);
                if (members != null) {
                    readObject(group, "", members, draft);
                }
            }
        }

        private void readEntries(JsonNode map, Draft draft) {
            int number = 0;
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                number++;
                Place entryPlace = place.in(group.entryName() + " " + number);
                JsonMembers members = JsonMembers.of(entry.getValue(), group, entryPlace, draft);
                if (isKey(entry.getKey(), entryPlace, draft) && members != null) {
                    readObject(group, entry.getKey(), members, draft);
                }
            }
        }

        private boolean isKey(String key, Place entryPlace, Draft draft) {
            return group == Group.REFERENCES
                    ? ReferenceUpdate.isKey(key, entryPlace, draft)
                    : SegmentAttributeKey.isKey(key, entryPlace, draft);
        }
    }

    /** Columns without a name: nothing of theirs goes anywhere, so a row may have nothing in them. */
    record Unnamed(List<Place> places, int columns) implements RequestPart {

        @Override
        public void read(Draft draft) {
            for (Place place : places) {
                if (!draft.isBlank(place)) {
                    draft.reject(
                            place,
                            UNNAMED_COLUMN,
                            "a cell in column %s of %s, which has no name in the header, expected a blank one"
                                    .formatted(place.column() + 1, columns));
                }
            }
        }
    }

    private static void readObject(Group group, String key, Members members, Draft draft) {
        switch (group) {
            case REFERENCES -> ReferenceUpdate.read(key, members, draft);
            case SEGMENT_ATTRIBUTES -> SegmentValueReader.read(key, members, draft);
            case QUEUE_INFO -> draft.changes.queueId = members.text(Member.ID, draft);
            case USER_INFO -> draft.changes.userId = members.text(Member.USER_ID, TextLimit.USER_ID, draft);
            case CUSTOMER_ENDPOINT -> draft.changes.customerEndpoint = EndpointUpdate.read(members, draft);
            case SYSTEM_ENDPOINT -> draft.changes.systemEndpoint = EndpointUpdate.read(members, draft);
            case ADDITIONAL_RECIPIENTS ->
                draft.changes.additionalRecipients = AdditionalRecipients.read(members, draft);
            case CONTACT, RECIPIENT -> throw new IllegalArgumentException("No object of the request: " + group);
        }
    }
}
