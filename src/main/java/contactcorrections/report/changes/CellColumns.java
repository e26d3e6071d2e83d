package contactcorrections.report.changes;

import contactcorrections.contact.FieldValue;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Columns of a file, and the cells that say what values a row has. */
record CellColumns(List<Column> columns, CellForm form) {

    /** A column; its cells are blank where a row has no value for it. */
    sealed interface Column {

        String name();

        String cell(List<ObjectValues> row, CellForm form);
    }

    /** A column of one field; that of a segment attribute takes whatever its value is. */
    record Own(String name, ObjectName object, Field field) implements Column {

        @Override
        public String cell(List<ObjectValues> row, CellForm form) {
            return row.stream()
                    .filter(each -> each.object().equals(object))
                    .flatMap(each -> each.values().stream())
                    .filter(this::holds)
                    .findFirst()
                    .map(form::cell)
                    .orElse("");
        }

        private boolean holds(FieldValue value) {
            return value.field() == field || object.object() == RequestObject.SEGMENT_ATTRIBUTES;
        }
    }

    /** A column of an object, or of a whole map of them, as JSON. */
    record Json(String name, RequestObject object) implements Column {

        @Override
        public String cell(List<ObjectValues> row, CellForm form) {
            List<ObjectValues> objects = row.stream()
                    .filter(each -> each.object().object() == object)
                    .toList();
            if (objects.isEmpty()) {
                return "";
            }
            ObjectNode json = ObjectJson.of(object, objects);
            String text = ObjectJson.text(json);
            return form.canWrite(text) ? text : ObjectJson.ascii(json);
        }
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> cells(List<ObjectValues> row) {
        return columns.stream().map(column -> column.cell(row, form)).toList();
    }
}
