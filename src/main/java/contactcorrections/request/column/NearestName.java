package contactcorrections.request.column;

import contactcorrections.row.Blank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Finds the column that a wrong name was meant to be. */
final class NearestName {

    /** Longer names are compared by their beginning: no column is mistyped from that far away. */
    private static final int COMPARED = 200;

    private NearestName() {}

    /** The known name with the fewest edits and swaps of single characters to the wrong one, without regard to case. */
    static String to(String wrong, Collection<String> mappedNames) {
        String name = Blank.strip(wrong);
        List<String> candidates = new ArrayList<>();
        if (!ColumnName.isExpected(name)) {
            candidates.addAll(mappedNames);
            candidates.addAll(columnsNear(name));
        }
        columnsNear(name.substring(name.indexOf('.') + 1)).stream()
                .map(column -> ColumnName.EXPECTED + column)
                .filter(column -> ColumnName.of(column) instanceof ColumnName.Expectation)
                .forEach(candidates::add);
        return nearest(name, candidates);
    }

    private static String nearest(String wrong, List<String> candidates) {
        String compared = ColumnName.normalise(wrong.substring(0, Math.min(COMPARED, wrong.length())));
        String nearest = null;
        int closer = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = new DamerauLevenshteinDistance(closer).apply(compared, ColumnName.normalise(candidate));
            if (distance >= 0) {
                nearest = candidate;
                closer = distance - 1;
            }
        }
        return Objects.requireNonNull(nearest);
    }

    private static List<String> columnsNear(String wrong) {
        List<String> candidates = new ArrayList<>();
        int first = wrong.indexOf('.');
        int last = wrong.lastIndexOf('.');
        if (first >= 0 && wrong.length() <= COMPARED) {
            if (last > first + 1) {
                addKeyed(candidates, wrong.substring(first + 1, last));
            }
            if (first + 1 < wrong.length()) {
                addKeyed(candidates, wrong.substring(first + 1));
            }
        }
        candidates.addAll(ColumnName.FIXED.keySet());
        return candidates;
    }

    private static void addKeyed(List<String> candidates, String key) {
        Stream.concat(
                        ColumnName.REFERENCE_TYPES.stream(),
                        RequestObject.REFERENCES.fields().stream().map(Field::apiName))
                .forEach(end -> candidates.add("References." + key + "." + end));
        candidates.add("SegmentAttributes." + key);
        RequestObject.SEGMENT_ATTRIBUTES.fields().stream()
                .filter(field -> !field.isJsonOnly())
                .forEach(field -> candidates.add("SegmentAttributes." + key + "." + field.apiName()));
    }
}
