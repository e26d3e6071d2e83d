package contactcorrections.update;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.ContactFields;
import contactcorrections.contact.FieldChange;
import contactcorrections.request.Correction;
import contactcorrections.request.Rows;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.ReferenceSummary;

class RowComparisonTests {

    private static final Rows ROWS = Rows.of(
            "Name",
            "Description",
            "References.a.URL",
            "References.b.URL",
            "SystemEndpoint.Type",
            "SystemEndpoint.Address");

    @Test
    void objectOfWhichSomethingChangesIsKeptWhole() {
        Correction row = ROWS.correction("Ada", "new", "https://a.example/2", "https://b.example", "VOIP", "x");
        RowComparison comparison =
                new RowComparison(ROWS.mapper().columns(), ROWS.mapper().expectedColumns(), null);
        ContactFields held = ContactFields.held(
                Contact.builder()
                        .name("Ada")
                        .systemEndpoint(endpoint -> endpoint.type("VOIP").address("y"))
                        .build(),
                List.of(url("a", "https://a.example/1"), url("b", "https://b.example")),
                null);

        ChangedRow kept = comparison.changedRow(row, comparison.changes(row, held));

        assertThat(kept.changes())
                .extracting(RowComparisonTests::told)
                .containsExactly(
                        "Description FIRST_SET",
                        "References.a.Type KEPT",
                        "References.a.Value CHANGED",
                        "SystemEndpoint.Type KEPT",
                        "SystemEndpoint.Address CHANGED");
    }

    private static String told(FieldChange change) {
        return change.object().columnOf(change.after().field()) + " " + change.kind();
    }

    private static ReferenceSummary url(String key, String value) {
        return ReferenceSummary.builder().url(url -> url.name(key).value(value)).build();
    }
}
