package contactcorrections.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The known column that a wrong name comes closest to.
 *
 * @param distance single-character edits and swaps between the two, without regard to case
 */
record NearestName(String name, int distance) {

    /** Longer names are compared by their beginning: no column is mistyped from that far away. */
    private static final int COMPARED = 200;

    static NearestName to(String wrong, Collection<String> mappedNames) {
        String compared = ColumnName.normalise(wrong.substring(0, Math.min(COMPARED, wrong.length())));
        NearestName nearest = null;
        for (String candidate : candidates(Blanks.strip(wrong), mappedNames)) {
            int distance = distance(compared, ColumnName.normalise(candidate));
            if (nearest == null || distance < nearest.distance) {
                nearest = new NearestName(candidate, distance);
            }
        }
        return Objects.requireNonNull(nearest);
    }

    /** Tells whether the two are alike enough to be the same name mistyped, rather than any two texts. */
    boolean isLikely() {
        return distance <= Math.max(1, name.length() / 3);
    }

    private static List<String> candidates(String wrong, Collection<String> mappedNames) {
        List<String> candidates = new ArrayList<>(mappedNames);
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
        candidates.addAll(ColumnName.FIXED_NAMES);
        return candidates;
    }

    private static void addKeyed(List<String> candidates, String key) {
        Stream.concat(
                        ColumnName.REFERENCE_TYPES.stream(),
                        Group.REFERENCES.members().stream().map(Member::apiName))
                .forEach(end -> candidates.add("References." + key + "." + end));
        candidates.add("SegmentAttributes." + key);
        Group.SEGMENT_ATTRIBUTES.members().stream()
                .filter(member -> !member.isJsonOnly())
                .forEach(member -> candidates.add("SegmentAttributes." + key + "." + member.apiName()));
    }

    /** Optimal string alignment distance, which counts two swapped neighbours as one edit. */
    private static int distance(String a, String b) {
        int @Nullable [] beforeLast = null;
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
                if (beforeLast != null && j > 1 && isSwap(a, i, b, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
