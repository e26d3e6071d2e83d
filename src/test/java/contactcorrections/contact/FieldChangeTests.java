package contactcorrections.contact;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.column.Field;
import contactcorrections.request.column.ObjectName;
import contactcorrections.request.column.RequestObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldChangeTests {

    private static final ObjectName TIER = new ObjectName(RequestObject.SEGMENT_ATTRIBUTES, "tier");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,      gold, FIRST_SET, true
            '',     gold, FIRST_SET, true
            ' ',    gold, FIRST_SET, true
            silver, gold, CHANGED,   true
            silver, '',   CLEARED,   true
            silver, ' ',  CLEARED,   true
            gold,   gold, KEPT,      false
            -,      '',   KEPT,      false
            '',     ' ',  KEPT,      false
            """)
    void kindFollowsFromWhatIsThere(@Nullable String before, String after, ChangeKind kind, boolean isChange) {
        FieldChange change = new FieldChange(TIER, before == null ? null : string(before), string(after), true);

        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.isChange()).isEqualTo(isChange);
    }

    @Test
    void valueOfAnotherKindIsAnotherValue() {
        FieldChange change = new FieldChange(TIER, new FieldValue(Field.VALUE_INTEGER, "5"), string("5"), true);

        assertThat(change.kind()).isEqualTo(ChangeKind.CHANGED);
    }

    @Test
    void whatConnectDoesNotTellCountsAsChanged() {
        assertThat(new FieldChange(TIER, null, string("gold"), false).kind()).isEqualTo(ChangeKind.NOT_COMPARED);
        assertThat(new FieldChange(TIER, null, string(""), false).kind()).isEqualTo(ChangeKind.NOT_COMPARED);
    }

    private static FieldValue string(String text) {
        return new FieldValue(Field.VALUE_STRING, text);
    }
}
