package contactcorrections.request.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``,            a@b.example
            Ada Lovelace,  Ada Lovelace <a@b.example>
            O'Neil Jr.,    O'Neil Jr. <a@b.example>
            `Last, First`, `"Last, First" <a@b.example>`
            """)
    void entryIsWrittenAsPeopleWriteIt(String name, String text) {
        assertThat(new AddressList.Entry("a@b.example", name).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b",
                "a\"b",
                "\"",
                "\\",
                "a\\",
                "a\\\"b",
                "<",
                ">",
                "a > b",
                "a@b.example",
                "(a)",
                "[a]:",
                "\"a\"",
                "a\nb",
                "Ä ö"
            })
    void everyNameIsReadAgainAsItIs(String name) {
        AddressList.Entry entry = new AddressList.Entry("a@b.example", name);
        String cell = entry.text() + "; c@d.example";

        List<String> entries = AddressList.entriesOf(cell);

        assertThat(entries).hasSize(2);
        assertThat(AddressList.Entry.of(entries.get(0))).isEqualTo(entry);
    }
}
