package contactcorrections.report.changes;

import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An object of a request, or a whole map of them, as the JSON of one cell. Empty texts say that nothing is there. */
final class ObjectJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** For charsets that lack a character of the text. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ObjectJson() {}

    /** @param objects all of one kind, at least one */
    static ObjectNode of(RequestObject object, List<ObjectValues> objects) {
        ObjectNode json = MAPPER.createObjectNode();
        for (ObjectValues each : objects) {
            ObjectNode members = object.isMap() ? json.putObject(each.object().key()) : json;
            each.values().forEach(value -> put(value, members));
        }
        return json;
    }

    private static void put(FieldValue value, ObjectNode members) {
        Field field = value.field();
        switch (field) {
            case CONTACT_EXPIRY, VALUE_INTEGER, VALUE_ARN, VALUE_MAP, VALUE_LIST -> {
                if (value.isBlank()) {
                    members.put(Field.VALUE_STRING.apiName(), "");
                } else {
                    putOther(value, members);
                }
            }
            default -> members.put(field.apiName(), value.text());
        }
    }

    private static void putOther(FieldValue value, ObjectNode members) {
        switch (value.field()) {
            case CONTACT_EXPIRY ->
                members.putObject(Field.VALUE_MAP.apiName())
                        .putObject("ExpiryDuration")
                        .put(Field.VALUE_INTEGER.apiName(), Integer.parseInt(value.text()));
            case VALUE_INTEGER -> members.put(Field.VALUE_INTEGER.apiName(), Integer.parseInt(value.text()));
            case VALUE_ARN -> members.put(Field.VALUE_ARN.apiName(), value.text());
            default -> members.set(value.field().apiName(), MAPPER.readTree(value.text()));
        }
    }

    static String text(ObjectNode json) {
        return MAPPER.writeValueAsString(json);
    }

    /** In ASCII alone. */
    static String ascii(ObjectNode json) {
        return ASCII.writeValueAsString(json);
    }
}
