package contactcorrections.report.changes;

import contactcorrections.report.changes.CellColumns.Column;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out which columns a file needs for the values of its rows: columns of their own where these can hold every value, else one
 * of JSON for the object, or for the whole map of objects.
 */
final class ColumnsNeeded {

    private static final int MOST_KEYS = 100;

    private final CellForm form;
    private final FileColumns preferred;
    private final Set<RequestObject> withoutJson =
            EnumSet.of(RequestObject.CONTACT, RequestObject.ADDITIONAL_RECIPIENTS);
    private final Set<RequestObject> json = EnumSet.noneOf(RequestObject.class);
    private final Map<RequestObject, Map<ObjectName, FieldsNeeded>> objects = new EnumMap<>(RequestObject.class);

    /** @param preferred columns whose form is taken where it can hold the values */
    ColumnsNeeded(CellForm form, FileColumns preferred) {
        this.form = form;
        this.preferred = preferred;
    }

    /** Does without a column of JSON for an object, where one would clash with columns that the file has. */
    void doWithoutJson(RequestObject object) {
        withoutJson.add(object);
    }

    /**
     * Takes values of a row into account.
     *
     * @param type of the reference that has them if they tell none, otherwise empty
     */
    void add(ObjectValues values, String type) {
        RequestObject object = values.object().object();
        if (values.values().isEmpty() || json.contains(object)) {
            return;
        }
        Map<ObjectName, FieldsNeeded> ofTheKind = objects.computeIfAbsent(object, kind -> new LinkedHashMap<>());
        FieldsNeeded fields = ofTheKind.computeIfAbsent(values.object(), FieldsNeeded::new);
        fields.add(values, type);
        boolean needsJson = preferred.hasJson(object)
                || ofTheKind.size() > MOST_KEYS
                || !fields.fitCells()
                || !form.canName(values.object().key())
                || !values.values().stream().allMatch(form::canHold);
        if (needsJson && !withoutJson.contains(object)) {
            json.add(object);
            objects.remove(object);
        }
    }

    /** The columns for what was added. */
    CellColumns columns() {
        List<Column> columns = new ArrayList<>();
        for (RequestObject object : RequestObject.values()) {
            if (json.contains(object)) {
                columns.add(new CellColumns.Json(form.prefix() + object.apiName(), object));
            }
            objects.getOrDefault(object, Map.of()).values().stream()
                    .filter(fields -> form.canName(fields.object().key()))
                    .forEach(fields -> columns.addAll(fields.columns(form.prefix(), preferred)));
        }
        return new CellColumns(columns, form);
    }
}
