package contactcorrections.report.changes;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.csv.RowReader;
import contactcorrections.input.FileInput;
import contactcorrections.request.Correction;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.MappedRow;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What Connect holds of some contacts, while rows change it. */
final class HeldContacts {

    private static final CsvSettings UTF_8 = new CsvSettings(StandardCharsets.UTF_8, null);

    private final Map<String, ContactFields> held = new HashMap<>();

    void put(String contactId, ContactFields fields) {
        held.put(contactId, fields);
    }

    /** What the row changes about its contact, as a run or a plan keeps it. */
    ChangedRow changes(Correction correction) {
        return new ChangedRow(
                correction.position().row(),
                correction.position().line(),
                correction.instanceId(),
                correction.contactId(),
                changes(correction.contactId(), correction.request()));
    }

    List<FieldChange> changes(String contactId, UpdateContactRequest request) {
        return Objects.requireNonNull(held.get(contactId)).comparedWith(ContactFields.given(request));
    }

    void apply(Correction correction) {
        held.computeIfPresent(
                correction.contactId(),
                (id, fields) -> fields.after(fields.comparedWith(ContactFields.given(correction.request()))));
    }

    /** Whether the contact of a row holds what the row expects. */
    boolean holdWhatIsExpected(Correction correction) {
        UpdateContactRequest expected = correction.expected();
        return expected == null
                || changes(correction.contactId(), expected).stream().noneMatch(FieldChange::isChange);
    }

    /** How many of the fields that rows have changed hold something else than before the first of them. */
    long different(List<ChangedRow> rows) {
        Set<List<Object>> seen = new HashSet<>();
        long different = 0;
        for (ChangedRow row : rows) {
            for (FieldChange change : row.changes()) {
                boolean isFirst = seen.add(List.of(row.contactId(), change.object(), fieldOf(change)));
                if (isFirst && change.readable() && !text(change.before()).equals(now(row.contactId(), change))) {
                    different++;
                }
            }
        }
        return different;
    }

    private static Object fieldOf(FieldChange change) {
        return change.object().object() == RequestObject.SEGMENT_ATTRIBUTES
                ? ""
                : change.after().field();
    }

    private String now(String contactId, FieldChange change) {
        ContactFields fields =
                ContactFields.held(Contact.builder().build(), List.of(), null).after(List.of(change));
        return text(Objects.requireNonNull(held.get(contactId))
                .comparedWith(fields)
                .get(0)
                .before());
    }

    private static String text(@Nullable FieldValue value) {
        return value == null || value.isBlank() ? "" : value.field() + " " + value.text();
    }

    /** What the rows of a file are read as, those left out that are invalid. */
    static List<Correction> valid(Path file, RequestSettings settings) {
        return read(file, settings).stream()
                .filter(Correction.class::isInstance)
                .map(Correction.class::cast)
                .toList();
    }

    /** What the rows of a file are read as, none of which may be invalid. */
    static List<Correction> allValid(Path file, RequestSettings settings) {
        List<MappedRow> rows = read(file, settings);
        assertThat(rows).allSatisfy(row -> assertThat(row).isInstanceOf(Correction.class));
        return rows.stream().map(Correction.class::cast).toList();
    }

    private static List<MappedRow> read(Path file, RequestSettings settings) {
        List<MappedRow> mapped = new ArrayList<>();
        CsvFile csv = csv(file);
        CorrectionMapper mapper = settings.mapperFor(csv.header(), InstanceScope.ANY);
        try (RowReader rows = csv.rows()) {
            for (Row row = rows.read(); row != null; row = rows.read()) {
                mapped.add(mapper.map(row));
            }
        }
        return mapped;
    }

    static CsvFile csv(Path file) {
        return CsvFile.open(FileInput.of(file), UTF_8);
    }
}
