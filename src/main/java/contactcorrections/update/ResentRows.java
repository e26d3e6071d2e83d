package contactcorrections.update;

import contactcorrections.request.Correction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows without an outcome that an earlier run may have sent. */
public final class ResentRows {

    /** None, as of an input that is new. */
    public static final ResentRows NONE = new ResentRows(List.of());

    private final Map<Contact, List<Correction>> rows = new HashMap<>();

    private record Contact(String instanceId, String contactId) {

        static Contact of(Correction row) {
            return new Contact(row.instanceId(), row.contactId());
        }
    }

    /** @param rows in the order of the file */
    public ResentRows(Collection<Correction> rows) {
        rows.forEach(row -> this.rows
                .computeIfAbsent(Contact.of(row), contact -> new ArrayList<>(1))
                .add(row));
    }

    /** Whether it is one of them. */
    boolean contains(Correction row) {
        return ofContact(row).stream().anyMatch(each -> number(each) == number(row));
    }

    /** Those of its contact that come after it, in the order of the file. */
    List<Correction> after(Correction row) {
        return ofContact(row).stream()
                .filter(each -> number(each) > number(row))
                .toList();
    }

    private List<Correction> ofContact(Correction row) {
        return rows.getOrDefault(Contact.of(row), List.of());
    }

    private static long number(Correction row) {
        return row.position().row();
    }
}
