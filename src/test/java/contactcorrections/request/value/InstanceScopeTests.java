package contactcorrections.request.value;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.csv.CsvDialect;
import contactcorrections.csv.Header;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import contactcorrections.row.ReadPosition;
import contactcorrections.row.RowError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that name their instance by an ARN, and what the run calls. */
class InstanceScopeTests {

    private static final RequestSettings SETTINGS =
            new RequestSettings(null, "#N/A", null, Map.of(), List.of(), Map.of());

    @Test
    void instanceOfAnotherRegionMakesTheRowInvalidAndIsNotRepeated() {
        assertThat(errors(scope("eu-central-1", null), "arn:aws:connect:us-west-2:111122223333:instance/i"))
                .containsExactly(
                        new RowError(
                                "INSTANCE_ELSEWHERE",
                                "InstanceId",
                                "the ARN of an instance in another Region, expected one in eu-central-1, which this run calls"));
    }

    @Test
    void instanceOfAnotherAccountMakesTheRowInvalid() {
        assertThat(errors(scope("us-west-2", "999988887777"), "arn:aws:connect:us-west-2:111122223333:instance/i"))
                .containsExactly(
                        new RowError(
                                "INSTANCE_ELSEWHERE",
                                "InstanceId",
                                "the ARN of an instance in another account, expected one in 999988887777, which this run calls"));
    }

    @Test
    void instanceOfWhatIsCalledIsAccepted() {
        String arn = "arn:aws:connect:us-west-2:111122223333:instance/i";

        assertThat(errors(scope("us-west-2", "111122223333"), arn)).isEmpty();
        assertThat(errors(scope("us-west-2", null), arn)).isEmpty();
        assertThat(errors(scope(null, null), arn)).isEmpty();
        assertThat(errors(InstanceScope.ANY, arn)).isEmpty();
    }

    @Test
    void idAloneIsAcceptedAndTheRegionNotLookedFor() {
        var scope = new InstanceScope(
                () -> {
                    throw new AssertionError("Asked for the Region");
                },
                null);

        assertThat(errors(scope, "11111111-2222-3333-4444-555555555555")).isEmpty();
    }

    private static InstanceScope scope(@Nullable String region, @Nullable String account) {
        return new InstanceScope(() -> Optional.ofNullable(region), account);
    }

    private static List<RowError> errors(InstanceScope scope, String instance) {
        List<String> columns = List.of("ContactId", "InstanceId", "Name");
        var header = new Header(
                columns,
                new CsvDialect(StandardCharsets.UTF_8, ','),
                String.join(",", columns),
                "\n",
                new ReadPosition(1, 2, 10));
        return Rows.errorsOf(SETTINGS.mapperFor(header, scope).map(Rows.parsed(List.of("c", instance, "name"))));
    }
}
