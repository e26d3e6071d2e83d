package contactcorrections.request.column;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the request and the columns that fill it. */
public sealed interface RequestPart {

    /** One object, from a column or more that hold a field each. */
    @SuppressWarnings("EnumOrdinal")
    final class Fields implements RequestPart {

        private final RequestObject object;
        private final String key;
        private final List<ErrorLocation> columns = new ArrayList<>();
        /** By the field's number: each row asks some forty times, and a map would take a tenth of what reading it does. */
        private final @Nullable ErrorLocation[] locations = new ErrorLocation[Field.values().length];

        private @Nullable String referenceType;

        /** @param key key of the object in its map, empty where there is none */
        Fields(RequestObject object, String key) {
            this.object = object;
            this.key = key;
        }

        void add(ColumnName.Target target, Field field, ErrorLocation location) {
            columns.add(location);
            locations[field.ordinal()] = location;
            if (target.referenceType() != null) {
                referenceType = target.referenceType();
                locations[Field.TYPE.ordinal()] = location;
            }
        }

        public RequestObject object() {
            return object;
        }

        public String key() {
            return key;
        }

        public List<ErrorLocation> columns() {
            return columns;
        }

        /** The column that holds a field, null if none does. */
        public @Nullable ErrorLocation columnOf(Field field) {
            return locations[field.ordinal()];
        }

        /** Where an error of a field belongs, whether a column holds the field or not. */
        public ErrorLocation locationOf(Field field) {
            ErrorLocation column = columnOf(field);
            if (column != null) {
                return column;
            }
            return object == RequestObject.CONTACT ? ErrorLocation.ROW : columns.get(0);
        }

        /** The type that a column's name gives to a reference beside its value, null if none does. */
        public @Nullable String referenceType() {
            return referenceType;
        }
    }

    /** One object or a whole map of them, from a column that holds JSON. */
    record Json(RequestObject object, ErrorLocation column) implements RequestPart {}

    /**
     * Columns without a name: nothing of theirs goes anywhere, so a row may have nothing in them.
     *
     * @param total number of columns in the header
     */
    record Unnamed(List<ErrorLocation> columns, int total) implements RequestPart {}
}
