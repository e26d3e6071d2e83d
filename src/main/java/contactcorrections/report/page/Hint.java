package contactcorrections.report.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an error code means and what to do about it; {@code hints.properties} has them all.
 *
 * @param cause what it means
 * @param remedy what to do about it
 */
public record Hint(String cause, String remedy) {

    private static final Properties TEXTS = load();
    private static final String CAUSE = ".cause";
    private static final String REMEDY = ".remedy";

    /** The hint for a code, and a general one for a code that nobody has written about, such as a new one of Connect's. */
    public static Hint of(String code) {
        String known = TEXTS.containsKey(code + CAUSE) ? code : "UNKNOWN";
        return new Hint(TEXTS.getProperty(known + CAUSE), TEXTS.getProperty(known + REMEDY));
    }

    /** The codes that have a hint of their own. */
    public static SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        for (String key : TEXTS.stringPropertyNames()) {
            codes.add(key.substring(0, key.lastIndexOf('.')));
        }
        codes.remove("UNKNOWN");
        return codes;
    }

    private static Properties load() {
        var resource = Objects.requireNonNull(Hint.class.getResourceAsStream("hints.properties"));
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
