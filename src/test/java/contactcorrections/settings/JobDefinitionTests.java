package contactcorrections.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.request.RequestSettings;
import contactcorrections.run.UsageException;
import contactcorrections.throttle.ThrottleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(settings.rate().perSecond()).isEqualTo(20);
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

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '@',
            value = {
                "corrections:|>rate: 5 @ ', line 2: a tab indents; YAML takes spaces",
                "corrections:|  rate: 5|>burst: 3 @ ', line 3: a tab indents; YAML takes spaces",
                "corrections:|  rate: 5|  share: 5%|  rate: 9 @ ', line 4: rate stands on line 2 already, expected it once",
                "corrections:|  columns:|    a: Name|  rate: 5|  columns:|    b: Name @ ', line 5: columns stands on line 2",
                "corrections.rate: 5|corrections:|  rate: 9 @ ', line 3: rate stands on line 1 already",
                "corrections:|  rate 5|  burst: 3 @ ', line 3: a colon where none can be, expected KEY: VALUE on this line",
                "corrections:|  rate: 5|   burst: 3 @ ', line 3: a colon where none can be",
                "corrections:|   rate: 5|  burst: 3 @ ', line 3: more than the value before it, or a line of another level",
                "corrections:|  rate: 'secret|  burst: 3 @ ', line 2: a quote that is never closed",
                "corrections:|  columns: {a: Name|  burst: 3 @ ', line 2: a bracket that is not closed",
                "corrections: [secret @ ', line 1: a bracket that is not closed",
                "corrections:|  input: *.secret @ ', line 2: a value that begins with *, expected quotes around it",
                "corrections:|  input: %secret @ ', line 2: a value that begins with a character that YAML keeps",
                "corrections:|  input: !secret @ ', line 2: a value that begins with !, expected quotes",
                "corrections:|  input: \"C:\\secret\" @ ', line 2: a backslash in double quotes, expected single quotes",
                "corrections:|  input: - secret @ ', line 2: a list beside its key, expected it on the next lines",
                "- secret @ ', line 1: a list, expected corrections: and settings below it",
                "secret @ ', line 1: a text without a key, expected corrections:",
                "corrections:|  secret 5 @ ', line 2: a text without a key, expected KEY: VALUE below corrections:",
                "corrections:|- secret @ ', line 2: a list, expected KEY: VALUE below corrections:",
                "~|# nothing~ @ ' is empty, expected corrections: and settings below it",
                "corrections: @ ' is empty, expected corrections: and settings below it",
                "corrections:|  rate: 5\0secret @ ', line 2: a control character, expected a text file in YAML",
            })
    void textThatIsNoDefinitionIsToldWithItsLineAndWithoutItsValues(String text, String message) {
        String yaml = text.replace('|', '\n').replace('>', '\t');

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> settings(Map.of(), yaml))
                .withMessageStartingWith("--job: " + folder.resolve("job.yml") + message.substring(1))
                .matches(failure -> !failure.getMessage().contains("secret"));
    }

    @Test
    void bytesThatAreNoTextAreToldWithTheirLine() throws IOException {
        Path job = Files.write(
                folder.resolve("job.yml"),
                "corrections:\n  columns:\n    gr\u00F6\u00DFe: Name".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> JobDefinition.read(job))
                .withMessageEndingWith("job.yml, line 3: bytes that are not UTF-8, expected a text file in UTF-8");
    }

    @Test
    void aliasesMergeKeysAndADefinitionBehindAByteOrderMarkAreTaken() throws IOException {
        ThrottleSettings settings = settings(Map.of(), """
                \uFEFFspring: &names
                  some: {rate: 1}
                corrections:
                  rate: 5
                  <<: {burst: 7}
                """).get(ThrottleSettings.class);

        assertThat(settings.rate().perSecond()).isEqualTo(5);
        assertThat(settings.burst()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"rat, rate", "instance, instance-id", "max-erors, max-errors", "reportto, report-to"})
    void nearestNameIsGuessed(String written, String meant) {
        List<String> names = List.of("rate", "instance-id", "max-errors", "report-to", "until");

        assertThat(WrongSetting.nearest(written, names)).isEqualTo(meant);
    }

    private Settings settings(Map<String, Object> options, String definition) throws IOException {
        return Settings.of(options, JobDefinition.read(Files.writeString(folder.resolve("job.yml"), definition)));
    }
}
