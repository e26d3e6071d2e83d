package contactcorrections.report.page;

import contactcorrections.report.page.Summary.Rows;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of the input as parts of a bar, and as a sum. */
record RowsBar(
        List<Part> parts, String read, String sum, @Nullable String resent) {

    /** Width of the bar in its own units. */
    private static final double WIDTH = 1000;

    /** So that three rows in a million are seen. */
    private static final double LEAST_WIDTH = 6;

    /** A part of the bar; it has no width if it has no rows. */
    record Part(String id, String name, String rows, String share, String x, String width) {}

    static RowsBar of(Summary summary) {
        Rows rows = summary.rows();
        List<Count> counts = summary.run().validation()
                ? List.of(
                        new Count("remaining", "valid", rows.remaining()),
                        new Count("invalid", "invalid", rows.invalid()))
                : List.of(
                        new Count("succeeded", "succeeded", rows.succeeded()),
                        new Count("invalid", "invalid", rows.invalid()),
                        new Count("refused", "refused", rows.refused()),
                        new Count("remaining", "remaining", rows.remaining()));
        String sum = counts.stream()
                .map(count -> Wording.number(count.rows()) + " " + count.name())
                .collect(Collectors.joining(" + "));
        return new RowsBar(
                parts(counts, rows.read()),
                Wording.number(rows.read()),
                sum,
                rows.resent() == 0 ? null : Wording.count(rows.resent(), "row"));
    }

    private record Count(String id, String name, long rows) {

        /** Width that every part with rows has at least, and then its share of the rest. */
        double width(long read, long parts) {
            return rows == 0 ? 0 : LEAST_WIDTH + (WIDTH - parts * LEAST_WIDTH) * rows / read;
        }
    }

    private static List<Part> parts(List<Count> counts, long read) {
        long present = counts.stream().filter(count -> count.rows() > 0).count();
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Count count : counts) {
            double width = count.width(read, present);
            parts.add(new Part(
                    count.id(),
                    count.name(),
                    Wording.number(count.rows()),
                    Wording.share(count.rows(), read),
                    TimelineChart.coordinate(x),
                    TimelineChart.coordinate(width)));
            x += width;
        }
        return parts;
    }
}
