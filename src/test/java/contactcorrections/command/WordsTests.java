package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.console.People;
import contactcorrections.settings.Nearest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.001S, 1 s",
        "PT119S, 119 s",
        "PT120S, 2 min",
        "PT15M, 15 min",
        "PT15M1S, 16 min",
        "PT119M, 119 min",
        "PT3H5M, 3 h 05 min",
        "PT26H, 26 h 00 min",
        "PT-5S, 0 s"
    })
    void durationIsWrittenAsPeopleReadIt(Duration duration, String words) {
        assertThat(People.duration(duration)).isEqualTo(words);
    }

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
