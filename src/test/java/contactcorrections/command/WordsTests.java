package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.settings.Nearest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({"rat, rate", "instance, instance-id", "max-erors, max-errors", "reportto, report-to"})
    void nearestNameIsGuessed(String written, String meant) {
        List<String> names = List.of("rate", "instance-id", "max-errors", "report-to", "until");

        assertThat(Nearest.to(written, names)).isEqualTo(meant);
    }

    @Test
    void programIsNamedAsItsSurroundingsSay() {
        assertThat(Program.words(" docker run  contact-corrections "))
                .containsExactly("docker", "run", "contact-corrections");
        assertThat(Program.words("")).containsExactly("java", "-jar", "target/contact-corrections.jar");
    }
}
