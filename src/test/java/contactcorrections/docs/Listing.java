package contactcorrections.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines for a shell.
 *
 * @param lines without comments, and whole where they are continued
 */
public record Listing(List<CommandLine> lines) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /**
     * A line for a shell.
     *
     * @param text as it is written, with its variables replaced by what the same listing gives them
     * @param comment what follows it, empty where there is nothing
     */
    public record CommandLine(String text, String comment) {

        private static final Pattern COMMENT = Pattern.compile("^(.*?)(?:\\s+#\\s*(.*))?$");

        static CommandLine of(String line) {
            var parts = COMMENT.matcher(line.strip());
            return parts.matches() && parts.group(2) != null
                    ? new CommandLine(parts.group(1), parts.group(2))
                    : new CommandLine(line.strip(), "");
        }
    }

    static Listing of(String text, String indent) {
        String joined = text.replaceAll("\\\\\n\\s*", "");
        Map<String, String> variables = ASSIGNMENT
                .matcher(joined)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, other) -> other));
        Function<String, String> replaced = line -> {
            String result = line;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                result = result.replace("$" + variable.getKey(), variable.getValue());
            }
            return result;
        };
        List<CommandLine> lines = new ArrayList<>();
        joined.lines()
                .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .map(line -> CommandLine.of(replaced.apply(line)))
                .forEach(lines::add);
        return new Listing(List.copyOf(lines));
    }
}
