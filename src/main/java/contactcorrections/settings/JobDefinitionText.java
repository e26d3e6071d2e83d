package contactcorrections.settings;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The text of a job definition, and what is wrong with it as YAML: told with its line and what is expected there, and
 * without the values that stand in it.
 */
final class JobDefinitionText {

    private static final String EXPECTED = "expected corrections: and settings below it";
    private static final int LONGEST_KEY = 80;

    private final String text;

    private JobDefinitionText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is no text, no YAML, or no settings; its message is for the user */
    static void check(byte[] bytes) {
        new JobDefinitionText(decoded(bytes)).check();
    }

    private static String decoded(byte[] bytes) {
        var characters = CharBuffer.allocate(bytes.length);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(rest, characters, true);
        String text = characters.flip().toString();
        if (end.isError()) {
            throw wrong(lines(text), "bytes that are not UTF-8, expected a text file in UTF-8");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && "\t\n\r".indexOf(text.charAt(i)) < 0) {
                throw wrong(lines(text.substring(0, i)), "a control character, expected a text file in YAML");
            }
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void check() {
        boolean hasSettings = false;
        try {
            for (Node document : new Yaml(options()).composeAll(new StringReader(text))) {
                hasSettings |= hasSettings(document);
            }
        } catch (MarkedYAMLException e) {
            throw explained(e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("is not valid YAML, " + EXPECTED, e);
        }
        if (!hasSettings) {
            throw new IllegalArgumentException("is empty, " + EXPECTED);
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }

    private static boolean hasSettings(Node document) {
        if (document instanceof MappingNode settings) {
            new Keys().add(settings, "");
            return settings.getValue().stream().anyMatch(JobDefinitionText::isSetting);
        }
        return !isEmpty(document, EXPECTED);
    }

    private static boolean isSetting(NodeTuple entry) {
        boolean isCorrections =
                entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals("corrections");
        return !isCorrections
                || entry.getValueNode() instanceof MappingNode
                || !isEmpty(entry.getValueNode(), "expected KEY: VALUE below corrections:");
    }

    /** Whether there is nothing where settings should be; anything else is no setting. */
    private static boolean isEmpty(Node node, String expected) {
        if (node.getTag().equals(Tag.NULL)) {
            return true;
        }
        throw wrong(lineOf(node), (node instanceof SequenceNode ? "a list, " : "a text without a key, ") + expected);
    }

    /** Puts the library's words into ours. */
    private IllegalArgumentException explained(MarkedYAMLException failure) {
        Mark mark = failure.getProblemMark();
        if (mark != null && isIndentedByTab(mark.getLine())) {
            return wrong(mark.getLine() + 1, "a tab indents; YAML takes spaces");
        }
        YamlProblem known = YamlProblem.of(failure);
        Mark place = known.place(failure);
        return place == null
                ? new IllegalArgumentException("is not valid YAML, " + EXPECTED)
                : wrong(place.getLine() + 1, known.words());
    }

    private boolean isIndentedByTab(int line) {
        return text.lines().skip(line).findFirst().orElse("").matches(" *\t.*");
    }

    private static int lines(String before) {
        return 1 + (int) before.chars().filter(each -> each == '\n').count();
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static IllegalArgumentException wrong(int line, String words) {
        return new IllegalArgumentException("line " + line + ": " + words);
    }

    /** The keys of a document, each once: a setting that stands twice would silently have its last value. */
    private static final class Keys {

        private final Map<String, Integer> lines = new HashMap<>();
        private final Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(Node node, String prefix) {
            // What an alias repeats was looked at where it stands.
            if (!known.add(node)) {
                return;
            }
            if (node.getTag().getValue().startsWith("!")) {
                throw wrong(lineOf(node), "a value that begins with !, expected quotes around it");
            }
            if (node instanceof MappingNode mapping) {
                mapping.getValue().forEach(entry -> add(entry, prefix));
            } else if (node instanceof SequenceNode list) {
                for (int i = 0; i < list.getValue().size(); i++) {
                    add(list.getValue().get(i), prefix + "[" + i + "].");
                }
            }
        }

        private void add(NodeTuple entry, String prefix) {
            if (entry.getKeyNode() instanceof ScalarNode key && !key.getTag().equals(Tag.MERGE)) {
                String path = prefix + key.getValue();
                Integer first = lines.putIfAbsent(path, lineOf(key));
                if (first != null) {
                    throw wrong(
                            lineOf(key), "%s stands on line %s already, expected it once".formatted(shown(key), first));
                }
                add(entry.getValueNode(), path + ".");
            }
        }

        private static String shown(ScalarNode key) {
            String name = key.getValue().replaceAll("\\p{Cntrl}", "?");
            return name.length() > LONGEST_KEY ? name.substring(0, LONGEST_KEY) + "…" : name;
        }
    }
}
