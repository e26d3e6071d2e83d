package contactcorrections.report.page;

import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the input as parts of a bar, and as a sum.
 *
 * @param resent rows that may have been sent more than once, null if there are none
 */
record RowsBar(
        List<Part> parts, String read, String sum, @Nullable String resent) {

    /**
     * A part of the bar.
     *
     * @param grow its share of the bar's width
     */
    record Part(String id, String name, long grow, String rows, String share) {

        boolean present() {
            return grow > 0;
        }
    }

    static RowsBar of(Summary summary) {
        Summary.Rows rows = summary.rows();
        List<Part> parts = parts(summary);
        return new RowsBar(
                parts,
                Wording.number(rows.read()),
                parts.stream().map(part -> part.rows() + " " + part.name()).collect(Collectors.joining(" + ")),
                rows.resent() == 0 ? null : Wording.count(rows.resent(), "row"));
    }

    private static List<Part> parts(Summary summary) {
        Summary.Rows rows = summary.rows();
        if (summary.run().validation()) {
            return List.of(part("remaining", "valid", rows.remaining(), rows), part("invalid", rows.invalid(), rows));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(part("succeeded", summary.isPlan() ? "to be sent" : "succeeded", rows.succeeded(), rows));
        if (summary.contacts() != null) {
            parts.add(part("unchanged", rows.unchanged(), rows));
        }
        parts.add(part("invalid", rows.invalid(), rows));
        parts.add(part("refused", rows.refused(), rows));
        parts.add(part("remaining", rows.remaining(), rows));
        return parts;
    }

    private static Part part(String name, long count, Summary.Rows all) {
        return part(name, name, count, all);
    }

    private static Part part(String id, String name, long count, Summary.Rows all) {
        return new Part(id, name, count, Wording.number(count), Wording.share(count, all.read()));
    }
}
