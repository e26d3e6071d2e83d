package contactcorrections.request;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the settings say about the columns of one file. */
final class ColumnMapping {

    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();
    private final Set<String> present = new HashSet<>();
    private final List<String> unused;

    ColumnMapping(List<String> names, RequestSettings settings) {
        settings.columns().forEach((name, target) -> targets.put(ColumnName.normalise(name), target));
        settings.ignoreColumns().forEach(name -> ignored.add(ColumnName.normalise(name)));
        names.forEach(name -> present.add(ColumnName.normalise(name)));
        Set<String> used = new HashSet<>();
        names.forEach(name -> used.add(mappedName(name)));
        this.unused = settings.columns().keySet().stream()
                .filter(name -> !used.contains(ColumnName.normalise(name)))
                .toList();
    }

    /** What a column stands for; what the settings say about its name goes before what it means by itself. */
    ColumnName meaningOf(String name) {
        if (ignored.contains(ColumnName.normalise(name))) {
            return new ColumnName.Ignored();
        }
        String target = targets.get(mappedName(name));
        return ColumnName.of(target == null ? name : target);
    }

    /** Names that the settings map and the file does not have. */
    List<String> unused() {
        return unused;
    }

    /** The name under which the settings know a column: Spring drops blanks and most signs from the keys of a job definition. */
    private String mappedName(String name) {
        String exact = ColumnName.normalise(name);
        String bound = exact.replaceAll("[^a-z0-9._-]", "");
        return targets.containsKey(exact) || present.contains(bound) ? exact : bound;
    }
}
