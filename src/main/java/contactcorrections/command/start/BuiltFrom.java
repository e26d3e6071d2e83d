package contactcorrections.command.start;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/**
 * What the program was built from, as the build wrote it down.
 *
 * @param commit of the source code, abbreviated
 * @param changed whether files differed from it
 */
record BuiltFrom(String commit, boolean changed) {

    /** The build leaves the name of what it does not know, between these. */
    private static final String NOT_FILLED_IN = "@";

    static BuiltFrom load() {
        try (InputStream in = Objects.requireNonNull(BuiltFrom.class.getResourceAsStream("commit.properties"))) {
            var properties = new Properties();
            properties.load(in);
            return of(properties.getProperty("commit"), properties.getProperty("changed"));
        } catch (IOException e) {
            return of("", "");
        }
    }

    static BuiltFrom of(String commit, String changed) {
        boolean isKnown = !commit.isBlank() && !commit.startsWith(NOT_FILLED_IN);
        return new BuiltFrom(isKnown ? commit : "unknown", Boolean.parseBoolean(changed));
    }

    @Override
    public String toString() {
        return "commit " + commit + (changed ? " with changes" : "");
    }
}
