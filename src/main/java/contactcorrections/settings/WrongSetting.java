package contactcorrections.settings;

import contactcorrections.notify.NotifySettings;
import contactcorrections.run.UsageException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Says of a setting where it stands, what was found there and what is expected. */
public final class WrongSetting {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            Duration.class, DurationConverter.EXPECTED,
            Charset.class, "expected the name of a charset, such as UTF-8 or windows-1252",
            double.class, "expected a number",
            int.class, "expected a whole number",
            boolean.class, "expected true or false");

    private final Settings settings;

    WrongSetting(Settings settings) {
        this.settings = settings;
    }

    UsageException explain(BindException failure) {
        String reason = reason(failure);
        ConfigurationProperty property = failure.getProperty();
        if (property != null) {
            return explain(property, reason);
        }
        // A record refuses a value in its constructor; its message begins with the setting's name.
        String[] parts = reason.split(": ", 2);
        property = settings.property(parts[0]);
        return property == null
                ? new UsageException(Settings.PREFIX + "." + reason)
                : explain(property, parts[parts.length - 1]);
    }

    UsageException explain(ConfigurationProperty property, String reason) {
        return new UsageException(message(place(property), shown(property), reason));
    }

    private static @Nullable Object shown(ConfigurationProperty property) {
        String name = property.getName().getLastElement(ConfigurationPropertyName.Form.UNIFORM);
        return NotifySettings.isSecret(name, property.getValue()) ? "its value" : property.getValue();
    }

    /** The message for a value that an option or a setting does not accept. */
    public static String message(String place, @Nullable Object found, String expected) {
        return "%s: %s is not accepted, %s".formatted(place, found, expected);
    }

    /** Which name was probably meant. */
    public static String nearest(String written, Collection<String> names) {
        var distance = new DamerauLevenshteinDistance();
        return Collections.min(names, Comparator.comparingInt(name -> distance.apply(written, name)));
    }

    private String place(ConfigurationProperty property) {
        String name = property.getName().toString().substring(Settings.PREFIX.length() + 1);
        return settings.isOption(name) ? "--" + name : property.getName() + " (" + origin(property) + ")";
    }

    private static String origin(ConfigurationProperty property) {
        return property.getOrigin() == null
                ? "environment"
                : String.valueOf(property.getOrigin()).replaceFirst("^.*?\\[(.*?)] - ", "$1, line ");
    }

    /** Our own types say what they expect; for those of others it is said here. */
    private static String reason(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (cause instanceof IllegalArgumentException && message != null && message.contains("expected ")) {
                return message;
            }
        }
        return expected(failure.getTarget().getType().resolve(Object.class));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return EXPECTED.getOrDefault(type, "expected another value");
    }
}
