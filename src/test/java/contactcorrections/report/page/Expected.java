package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Compares a whole text with a file among the test's resources. What differs is left in {@code target/actual}, from where it
 * can be copied once it has been looked at.
 */
public final class Expected {

    private static final Path EXPECTED = Path.of("src/test/resources/contactcorrections/report");
    private static final Path ACTUAL = Path.of("target/actual/contactcorrections/report");

    private Expected() {}

    public static void assertSame(String actual, String file) throws IOException {
        Path expected = EXPECTED.resolve(file);
        String text = Files.exists(expected) ? Files.readString(expected, StandardCharsets.UTF_8) : "";
        if (!actual.equals(text)) {
            Path written = ACTUAL.resolve(file);
            Files.createDirectories(Objects.requireNonNull(written.getParent()));
            Files.writeString(written, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).as("text that should be that of %s", expected).isEqualTo(text);
    }
}
