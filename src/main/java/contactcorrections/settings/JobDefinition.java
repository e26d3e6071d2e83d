package contactcorrections.settings;

import contactcorrections.run.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** A job definition file: Spring configuration in YAML. */
public record JobDefinition(Path path, List<PropertySource<?>> sources) {

    private static final String PREFIX = "corrections.";

    /** Settings whose keys are the names of columns. */
    private static final List<String> BY_COLUMN = List.of("columns", "constants");

    /** Other configuration that may stand in the file. */
    private static final Set<String> SPRING = Set.of("spring", "logging", "management");

    /**
     * Reads the settings of a file.
     *
     * @throws UsageException if the file cannot be read as YAML
     */
    public static JobDefinition read(Path path) {
        byte[] bytes = bytes(path);
        try {
            JobDefinitionText.check(bytes);
            List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                    .load(path.toString(), new ByteArrayResource(bytes, path.toString())).stream()
                            .map(JobDefinition::asWritten)
                            .toList();
            return new JobDefinition(path, sources);
        } catch (IllegalArgumentException e) {
            String place = String.valueOf(e.getMessage());
            throw new UsageException("--job: " + path + (place.startsWith("line ") ? ", " : " ") + place);
        } catch (IOException | RuntimeException e) {
            throw new UsageException("--job: %s is not valid YAML, expected a job definition".formatted(path));
        }
    }

    /** Once, as a pipe can be read no second time. */
    private static byte[] bytes(Path path) {
        if (Files.isReadable(path) && !Files.isDirectory(path)) {
            try {
                return Files.readAllBytes(path);
            } catch (IOException e) {
                // Told below.
            }
        }
        throw new UsageException("--job: %s cannot be read, expected a job definition in YAML".formatted(path));
    }

    /**
     * The file as it was meant: Spring would drop blanks from the names of mapped columns, were they not in brackets, and
     * YAML takes an unquoted 22:30 for a number.
     */
    private static PropertySource<?> asWritten(PropertySource<?> source) {
        Map<String, Object> properties = new LinkedHashMap<>();
        ((OriginTrackedMapPropertySource) source).getSource().forEach((key, value) -> {
            properties.put(exact(key), value instanceof OriginTrackedValue tracked ? asText(tracked) : value);
        });
        return new OriginTrackedMapPropertySource(source.getName(), properties, true);
    }

    private static Object asText(OriginTrackedValue value) {
        return OriginTrackedValue.of(String.valueOf(value.getValue()), value.getOrigin());
    }

    private static String exact(String key) {
        return BY_COLUMN.stream()
                .map(setting -> PREFIX + setting)
                .filter(setting -> key.startsWith(setting + "."))
                .findFirst()
                .map(setting -> "%s[%s]".formatted(setting, key.substring(setting.length() + 1)))
                .orElse(key);
    }

    /** @throws UsageException naming the first key that no setting has, and the nearest that one has */
    void requireKnown(SortedSet<String> names) {
        keys().filter(key -> !isKnown(key, names)).findFirst().ifPresent(key -> {
            String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
            throw new UsageException("%s: %s is no setting; did you mean %s%s?"
                    .formatted(path, key, PREFIX, WrongSetting.nearest(name, names)));
        });
    }

    private Stream<String> keys() {
        return sources.stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
    }

    private static boolean isKnown(String key, Set<String> names) {
        if (!key.startsWith(PREFIX)) {
            return SPRING.contains(key.split("[.\\[]", 2)[0]);
        }
        String name = key.substring(PREFIX.length());
        return names.contains(name)
                || BY_COLUMN.stream().anyMatch(setting -> name.startsWith(setting + "["))
                || names.contains(name.replaceFirst("\\[\\d+]$", ""));
    }
}
