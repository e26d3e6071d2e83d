package contactcorrections.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ColumnChangesTests {

    @Test
    void eachKindHasALetterAndIsReadAgain() {
        var changes = new ColumnChanges()
                .add(12, ChangeKind.FIRST_SET)
                .add(2, ChangeKind.CHANGED)
                .add(3, ChangeKind.CLEARED)
                .add(4, ChangeKind.KEPT);

        assertThat(changes.text()).isEqualTo("2C3E4K12F");
        assertThat(read(changes.text()))
                .containsOnly(
                        Map.entry(2, ChangeKind.CHANGED),
                        Map.entry(3, ChangeKind.CLEARED),
                        Map.entry(4, ChangeKind.KEPT),
                        Map.entry(12, ChangeKind.FIRST_SET));
    }

    @Test
    void columnThatDoesNotTheSameToAllOfItsFieldsChangesThem() {
        assertThat(new ColumnChanges()
                        .add(1, ChangeKind.KEPT)
                        .add(1, ChangeKind.KEPT)
                        .text())
                .isEqualTo("1K");
        assertThat(new ColumnChanges()
                        .add(1, ChangeKind.KEPT)
                        .add(1, ChangeKind.FIRST_SET)
                        .text())
                .isEqualTo("1C");
    }

    @Test
    void rowThatGivesNothingHasNoText() {
        assertThat(new ColumnChanges().text()).isEmpty();
        assertThat(read("")).isEmpty();
    }

    private static Map<Integer, ChangeKind> read(String text) {
        Map<Integer, ChangeKind> kinds = new TreeMap<>();
        ColumnChanges.read(text, kinds::put);
        return kinds;
    }
}
