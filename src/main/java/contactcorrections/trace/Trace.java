package contactcorrections.trace;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was found of a row or of a contact.
 *
 * @param rows the latest first; those after the first of one line are of earlier versions of its input
 * @param more how many there are beside these
 * @param notes what is to be known of them, in sentences
 */
public record Trace(List<TracedRow> rows, long more, List<String> notes) {

    /** As JSON for machines. */
    public String json() {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(this)
                + "\n";
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(TracedRowText.of(row)));
        notes.forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }
}
