package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.request.RequestSettings;
import contactcorrections.throttle.ThrottleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobDefinitionTests {

    @TempDir
    Path folder;

    @Test
    void columnsAndConstantsKeepTheirNamesAsWritten() throws IOException {
        RequestSettings settings = settings(Map.of(), """
                        corrections:
                          columns:
                            Agent Note: Description
                            case_contact: ContactId
                          constants:
                            References.CRM System.STRING: crm
                            SegmentAttributes.connect:Tier_1: 007
                            ContactExpiry: 90
                        """).get(RequestSettings.class);

        assertThat(settings.columns())
                .containsOnly(Map.entry("Agent Note", "Description"), Map.entry("case_contact", "ContactId"));
        assertThat(settings.constants())
                .containsOnly(
                        Map.entry("References.CRM System.STRING", "crm"),
                        Map.entry("SegmentAttributes.connect:Tier_1", "7"),
                        Map.entry("ContactExpiry", "90"));
    }

    @Test
    void optionStandsAboveTheDefinition() throws IOException {
        String definition = "corrections:\n  rate: 5\n  burst: 7\n";
        ThrottleSettings settings = settings(Map.of("rate", "20"), definition).get(ThrottleSettings.class);
        assertThat(settings.rate()).isEqualTo(20);
        assertThat(settings.burst()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "max-error: 5%, corrections.max-error is no setting; did you mean corrections.max-errors?",
        "constant: {Name: x}, did you mean corrections.constants?",
        "constants: {Nmae: x}, constants.Nmae: expected a known column",
        "constants: {ContactExpiry: soon}, constants.ContactExpiry: 4 characters",
        "rate: fast, 'line 2:9'",
        "log: yaml, 'expected one of text, json'",
    })
    void wrongKeyOrValueNamesItself(String setting, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> settings(Map.of(), "corrections:\n  " + setting + "\n"))
                .withMessageContaining(message);
    }

    private Settings settings(Map<String, Object> options, String definition) throws IOException {
        return Settings.of(options, JobDefinition.read(Files.writeString(folder.resolve("job.yml"), definition)));
    }
}
