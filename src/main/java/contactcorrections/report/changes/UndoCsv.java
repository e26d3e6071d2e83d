package contactcorrections.report.changes;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangedRow;
import contactcorrections.report.changes.Irreversible.Kind;
import contactcorrections.report.destination.CsvLine;
import contactcorrections.report.destination.PendingFile;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.Correction;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.FileColumns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * {@code undo.csv}: a corrections file that puts back what was there before, where Connect still holds what was sent. It is read
 * with the default settings. The last row comes first, so that several rows of one contact are undone one after another.
 */
final class UndoCsv {

    private static final RequestSettings DEFAULTS =
            new RequestSettings(null, "(clear)", null, Map.of(), List.of(), Map.of());

    private static final FileColumns NO_PREFERENCE = new FileColumns(List.of());

    /** What is longer is no row for a reader of corrections. */
    private static final int MOST_ROW_BYTES = 1 << 20;

    private final ChangeLog log;
    private final LongPredicate succeeded;
    private final Columns columns;
    private final Trial trial;
    private final CsvLine csv = new CsvLine(',');
    private final Map<Kind, Long> irreversible = new EnumMap<>(Kind.class);
    private final Set<PutBack.Place> stuck = new HashSet<>();
    private long rows;
    private long leftOut;

    /** @param succeeded whether the row of a number was sent and accepted */
    UndoCsv(ChangeLog log, LongPredicate succeeded) {
        ColumnsNeeded ofBefore = new ColumnsNeeded(CellForm.ofDefaults(""), NO_PREFERENCE);
        ColumnsNeeded ofSent = new ColumnsNeeded(CellForm.ofDefaults(CellForm.EXPECTED), NO_PREFERENCE);
        this.log = log;
        this.succeeded = succeeded;
        forEachPart(part -> {
            ofBefore.add(part.before(), "");
            ofSent.add(part.sent(), part.type());
        });
        this.columns = new Columns(ofBefore.columns(), ofSent.columns());
        this.trial = new Trial(columns.names(), DEFAULTS);
    }

    /** The columns of the file: what to put back, and what has to be there for that. */
    private record Columns(CellColumns before, CellColumns sent) {

        List<String> names() {
            List<String> names = new ArrayList<>(List.of(Field.CONTACT_ID.apiName(), Field.INSTANCE_ID.apiName()));
            names.addAll(before.names());
            names.addAll(sent.names());
            return names;
        }

        List<String> cells(ChangedRow row, List<PutBack> parts) {
            List<String> cells = new ArrayList<>(List.of(row.contactId(), row.instanceId()));
            cells.addAll(before.cells(PutBack.allBefore(parts)));
            cells.addAll(sent.cells(PutBack.allSent(parts)));
            return cells;
        }
    }

    private void forEachPart(Consumer<PutBack> consumer) {
        log.forEach(row -> {
            if (succeeded.test(row.row())) {
                parts(ObjectChange.of(row), kind -> {}).forEach(consumer);
            }
        });
    }

    private static List<PutBack> parts(List<ObjectChange> changes, Consumer<Kind> irreversible) {
        return changes.stream()
                .map(change -> PutBack.of(change, irreversible))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Writes the file. */
    ChangeFiles.Undo write(ReportFolder folder) {
        try (PendingFile file = folder.open("undo.csv")) {
            file.write(line(columns.names()));
            log.forEachReversed(row -> {
                List<ObjectChange> changes = ObjectChange.of(row);
                if (succeeded.test(row.row()) && !changes.isEmpty()) {
                    add(row, parts(changes, kind -> count(kind, 1)), file);
                }
            });
            file.complete();
        }
        return new ChangeFiles.Undo(
                rows,
                leftOut,
                irreversible.entrySet().stream()
                        .map(each -> new Irreversible(each.getKey(), each.getValue()))
                        .toList());
    }

    private void add(ChangedRow row, List<PutBack> parts, PendingFile file) {
        List<PutBack> free = parts.stream()
                .filter(part -> !stuck.contains(part.placeIn(row)))
                .toList();
        boolean isTooLong = line(columns.cells(row, free)).length > MOST_ROW_BYTES;
        List<PutBack> fitting = isTooLong ? List.of() : Trial.fitting(free, some -> isUndone(row, some));
        Set<PutBack> done = new HashSet<>(fitting);
        parts.stream().filter(part -> !done.contains(part)).forEach(part -> leave(part, row));
        if (fitting.isEmpty()) {
            leftOut++;
        } else {
            rows++;
            file.write(line(columns.cells(row, fitting)));
        }
    }

    /** Earlier rows cannot put the same place back either: what they sent is not there again then. */
    private void leave(PutBack part, ChangedRow row) {
        count(Kind.NO_CELL, part.changes());
        stuck.add(part.placeIn(row));
    }

    private void count(Kind kind, long more) {
        irreversible.merge(kind, more, Long::sum);
    }

    private boolean isUndone(ChangedRow row, List<PutBack> parts) {
        List<String> cells = columns.cells(row, parts);
        Correction undo = trial.read(cells);
        return undo != null
                && undo.contactId().equals(row.contactId())
                && undo.instanceId().equals(row.instanceId())
                && Trial.isJust(PutBack.allBefore(parts), undo.request())
                && Trial.isJust(PutBack.allSent(parts), undo.expected())
                && cells.stream().allMatch(columns.before().form()::canWrite);
    }

    private byte[] line(List<String> cells) {
        return (csv.of(cells) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
