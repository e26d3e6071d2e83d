package contactcorrections.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. */
public final class Table {

    private final StringBuilder text = new StringBuilder();

    public Table(String... headings) {
        row(headings);
        List<String> rule = new ArrayList<>(Collections.nCopies(headings.length, "---"));
        text.append(rule.stream().collect(Collectors.joining("|", "|", "|\n")));
    }

    /** Adds a row; a bar in a cell ends no cell. */
    public Table row(String... cells) {
        text.append(List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    /** As code, unless it is empty. */
    public static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
