package contactcorrections.request.column;

import contactcorrections.row.Blank;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns of one file stand for, by their names and by what the settings say about these. */
public final class ColumnMapping {

    private final Map<String, String> targets = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();
    private final Set<String> present = new HashSet<>();
    private final List<String> names;
    private final List<ColumnName> meanings;
    private final List<String> unused;

    /**
     * Works out what each column stands for.
     *
     * @param names the header
     * @param columns header name to the name of the column it stands for
     * @param ignoreColumns header names that are passed over
     */
    public ColumnMapping(List<String> names, Map<String, String> columns, List<String> ignoreColumns) {
        columns.forEach((name, target) -> targets.put(ColumnName.normalise(name), target));
        ignoreColumns.forEach(name -> ignored.add(ColumnName.normalise(name)));
        names.forEach(name -> present.add(ColumnName.normalise(name)));
        this.names = names.stream().map(Blank::strip).toList();
        this.meanings = names.stream().map(this::meaningOf).toList();
        Set<String> used = new HashSet<>();
        names.forEach(name -> used.add(mappedName(name)));
        this.unused = columns.keySet().stream()
                .filter(name -> !used.contains(ColumnName.normalise(name)))
                .toList();
    }

    /**
     * Checks what settings say about columns.
     *
     * @throws IllegalArgumentException if it is wrong; the message names the setting and what was expected
     */
    public static void check(Map<String, String> columns, List<String> ignoreColumns) {
        Set<String> mapped = new HashSet<>();
        columns.forEach((name, target) -> {
            String problem = problemOf(target);
            if (problem != null) {
                throw new IllegalArgumentException("columns.%s: %s".formatted(name, problem));
            }
            if (!mapped.add(ColumnName.normalise(name))) {
                throw new IllegalArgumentException("columns.%s: expected each header name once".formatted(name));
            }
        });
        for (String name : ignoreColumns) {
            if (mapped.contains(ColumnName.normalise(name))) {
                throw new IllegalArgumentException(
                        "ignore-columns: expected no header name that columns maps, but %s is in both".formatted(name));
            }
        }
    }

    /** Why settings cannot give a column this name; null if they can. */
    public static @Nullable String problemOf(String name) {
        ColumnName column = ColumnName.of(name);
        if (column instanceof ColumnName.Wrong wrong) {
            return wrong.message();
        }
        if (column instanceof ColumnName.Unknown) {
            return "expected a known column, found %s; did you mean %s?"
                    .formatted(name, NearestName.to(name, List.of()));
        }
        return column instanceof ColumnName.Ignored
                ? "expected a column that goes into the request, found %s; use ignore-columns".formatted(name)
                : null;
    }

    /** The field of a request that a column of this name holds, null if it holds none or a whole object. */
    public static @Nullable Field fieldOf(String name) {
        return ColumnName.of(name) instanceof ColumnName.Target target ? target.field() : null;
    }

    /** How many columns the file has. */
    public int size() {
        return names.size();
    }

    /** The header's names, without the blanks around them. */
    List<String> names() {
        return names;
    }

    /** What each column stands for. */
    List<ColumnName> meanings() {
        return meanings;
    }

    /** Names that the settings map and the file does not have. */
    List<String> unused() {
        return unused;
    }

    /** What the settings say about a name goes before what it means by itself. */
    private ColumnName meaningOf(String name) {
        if (ignored.contains(ColumnName.normalise(name))) {
            return new ColumnName.Ignored();
        }
        String target = targets.get(mappedName(name));
        return ColumnName.of(target == null ? name : target);
    }

    /** The name under which the settings know a column: Spring drops blanks and most signs from the keys of a job definition. */
    private String mappedName(String name) {
        String exact = ColumnName.normalise(name);
        String bound = exact.replaceAll("[^a-z0-9._-]", "");
        return targets.containsKey(exact) || present.contains(bound) ? exact : bound;
    }
}
