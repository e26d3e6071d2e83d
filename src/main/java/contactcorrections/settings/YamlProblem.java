package contactcorrections.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What the YAML library finds wrong with a text, in words for those who write job definitions.
 *
 * @param problem what the library's words contain
 * @param isAtItsBeginning whether it is told where the thing that went wrong begins, instead of where that was noticed
 * @param words what was found and what is expected
 */
record YamlProblem(String problem, boolean isAtItsBeginning, String words) {

    private static final String QUOTES = "expected quotes around it";

    private static final List<YamlProblem> ALL = List.of(
            new YamlProblem(
                    "mapping values are not allowed",
                    false,
                    "a colon where none can be, expected KEY: VALUE on this line and the one above, keys of one level"
                            + " below one another, and quotes around a value with a colon"),
            new YamlProblem(
                    "quoted scalar: found unexpected end", true, "a quote that is never closed, expected another"),
            new YamlProblem(
                    "unknown escape character",
                    false,
                    "a backslash in double quotes, expected single quotes around it"),
            new YamlProblem("expected ',' or ']'", true, "a bracket that is not closed, expected commas and then ]"),
            new YamlProblem("expected ',' or '}'", true, "a bracket that is not closed, expected commas and then }"),
            new YamlProblem(
                    "found '<stream end>'", true, "the end of the file, expected a value and its closing bracket"),
            new YamlProblem(
                    "expected <block end>",
                    false,
                    "more than the value before it, or a line of another level, expected KEY: VALUE with keys of one"
                            + " level below one another"),
            new YamlProblem(
                    "sequence entries are not allowed", false, "a list beside its key, expected it on the next lines"),
            new YamlProblem("while scanning an alias", false, "a value that begins with *, " + QUOTES),
            new YamlProblem("found undefined alias", false, "a value that begins with *, " + QUOTES),
            new YamlProblem("while scanning an anchor", false, "a value that begins with &, " + QUOTES),
            new YamlProblem("could not find expected ':'", true, "a key without a colon, expected KEY: VALUE"),
            new YamlProblem(
                    "cannot start any token",
                    false,
                    "a value that begins with a character that YAML keeps for itself, " + QUOTES),
            new YamlProblem(
                    "expected the node content",
                    false,
                    "a value that begins with a bracket or comma that YAML keeps for itself, " + QUOTES),
            new YamlProblem("", false, "not valid YAML, expected KEY: VALUE"));

    /** The first that fits; the last one fits all. */
    static YamlProblem of(MarkedYAMLException failure) {
        String all = failure.getContext() + ": " + failure.getProblem();
        return ALL.stream()
                .filter(each -> all.contains(each.problem))
                .findFirst()
                .orElseThrow();
    }

    /** Where it is to be told, null if the library does not know. */
    @Nullable
    Mark place(MarkedYAMLException failure) {
        Mark beginning = failure.getContextMark();
        return isAtItsBeginning && beginning != null ? beginning : failure.getProblemMark();
    }
}
