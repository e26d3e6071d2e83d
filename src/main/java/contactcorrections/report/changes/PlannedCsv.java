package contactcorrections.report.changes;

import contactcorrections.changes.ChangeLog;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.Header;
import contactcorrections.csv.RowBytes;
import contactcorrections.csv.RowReader;
import contactcorrections.report.destination.AmendedFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.Row;
import contactcorrections.row.RowPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code planned.csv}: the rows that change something, byte for byte as they stand in the input, each with what Connect holds in
 * the fields that it changes. What the input itself expects is not repeated.
 */
final class PlannedCsv {

    private final CsvFile input;
    private final FileColumns expected;
    private final ColumnsNeeded needed;
    private final RequestSettings settings;
    private long unsaid;

    /** @param settings that the input was read with */
    PlannedCsv(CsvFile input, RequestSettings settings) {
        Header header = input.header();
        CorrectionMapper mapper = settings.mapperFor(header, InstanceScope.ANY);
        CellForm form = new CellForm(
                CellForm.EXPECTED, settings.clearToken(), header.dialect().charset());
        this.input = input;
        this.expected = mapper.expectedColumns();
        this.needed = new ColumnsNeeded(form, mapper.columns());
        this.settings = settings;
        for (RequestObject object : RequestObject.values()) {
            if (expected.has(object)) {
                needed.doWithoutJson(object);
            }
        }
    }

    /**
     * Writes the file.
     *
     * @return how many of the values that Connect holds are not expected, as no cell of the file can say them
     */
    long write(ReportFolder folder, ChangeLog log) {
        log.forEach(row -> ObjectChange.of(row).forEach(change -> needed.add(toExpect(change), type(change))));
        CellColumns columns = needed.columns();
        Trial trial = trialOf(columns);
        try (AmendedFile file = AmendedFile.in(folder, "planned.csv", input.header(), columns.names());
                RowReader rows = input.rows();
                RowBytes bytes = input.rowBytes()) {
            log.forEach(row -> {
                List<ObjectChange> changes = ObjectChange.of(row);
                if (!changes.isEmpty()) {
                    RowPosition position = positionOf(row.row(), rows);
                    file.add(out -> bytes.copy(position, out), cells(changes, columns, trial));
                }
            });
            file.complete();
        }
        return unsaid;
    }

    private ObjectValues toExpect(ObjectChange change) {
        ObjectValues held = ObjectValues.heldBefore(change).toExpect();
        return new ObjectValues(
                held.object(),
                held.values().stream()
                        .filter(value -> !expected.gives(held.object(), value.field()))
                        .toList());
    }

    private String type(ObjectChange change) {
        return expected.gives(change.object(), Field.TYPE) ? "" : change.type();
    }

    /** What cannot be told in these columns is not expected. */
    private List<String> cells(List<ObjectChange> changes, CellColumns columns, Trial trial) {
        List<ObjectValues> values = changes.stream()
                .map(this::toExpect)
                .filter(held -> !held.values().isEmpty())
                .toList();
        List<ObjectValues> fitting = Trial.fitting(values, some -> isExpected(some, columns, trial));
        unsaid += values.size() - fitting.size();
        return columns.cells(fitting);
    }

    private static boolean isExpected(List<ObjectValues> values, CellColumns columns, Trial trial) {
        List<String> row = new ArrayList<>(List.of("any", "any"));
        row.addAll(columns.cells(values));
        Correction correction = trial.read(row);
        return correction != null
                && Trial.isJust(values, correction.expected())
                && row.stream().allMatch(columns.form()::canWrite);
    }

    /** The columns after those of a row that sends something. */
    private Trial trialOf(CellColumns columns) {
        List<String> names = new ArrayList<>(List.of(Field.CONTACT_ID.apiName(), Field.NAME.apiName()));
        names.addAll(columns.names());
        RequestSettings alone = new RequestSettings(
                "any", settings.clearToken(), settings.defaultCountry(), Map.of(), List.of(), Map.of());
        return new Trial(names, alone);
    }

    private static RowPosition positionOf(long number, RowReader rows) {
        Row row = rows.read();
        while (row != null && row.position().row() < number) {
            row = rows.read();
        }
        return Objects.requireNonNull(row).position();
    }
}
