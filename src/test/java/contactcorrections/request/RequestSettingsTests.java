package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RequestSettingsTests {

    @Test
    void settingsAreBoundFromAJobDefinition() {
        Map<String, String> definition = Map.of(
                "corrections.instance-id",
                "arn:aws:connect:eu-west-2:123456789012:instance/1-2",
                "corrections.default-country",
                "de",
                "corrections.columns.case_contact",
                "ContactId",
                "corrections.ignore-columns[0]",
                "exported_by");

        RequestSettings settings = new Binder(new MapConfigurationPropertySource(definition))
                .bindOrCreate("corrections", RequestSettings.class);

        assertThat(settings)
                .isEqualTo(new RequestSettings(
                        "1-2", "(clear)", "DE", Map.of("case_contact", "ContactId"), List.of("exported_by"), Map.of()));
    }

    @Test
    void wrongSettingIsNamedWithWhatWasExpected() {
        assertWrong("arn:aws:s3:::x", "(clear)", null, Map.of(), "instance-id: expected an instance id of 1 to 100");
        assertWrong(" ", "(clear)", null, Map.of(), "instance-id: expected");
        assertWrong("x".repeat(101), "(clear)", null, Map.of(), "instance-id: expected");
        assertWrong(null, " ", null, Map.of(), "clear-token: expected a text that is not blank");
        assertWrong(null, "(clear)", "XX", Map.of(), "default-country: expected an ISO 3166 country code such as DE");
        assertWrong(
                null,
                "(clear)",
                null,
                Map.of("a", "Nmae"),
                "columns.a: expected a known column, found Nmae; did you mean Name?");
        assertWrong(null, "(clear)", null, Map.of("a", "error_line"), "columns.a: expected a column that goes into");
        assertWrong(null, "(clear)", null, Map.of("a", "References..URL"), "columns.a: KEY has 0 characters");
        assertWrong(null, "(clear)", null, Map.of("a", " "), "columns.a: expected a column's name");
        assertWrong(null, "(clear)", null, Map.of("a", "Name", "A ", "Description"), "expected each header name once");
        assertWrong(null, "(clear)", null, Map.of("Ignored", "Name"), "ignore-columns: expected no header name that");
    }

    private static void assertWrong(
            @Nullable String instanceId,
            String clearToken,
            @Nullable String country,
            Map<String, String> columns,
            String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new RequestSettings(instanceId, clearToken, country, columns, List.of("ignored"), Map.of()))
                .withMessageContaining(message);
    }
}
