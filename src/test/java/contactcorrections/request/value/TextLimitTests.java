package contactcorrections.request.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contactcorrections.request.Correction;
import contactcorrections.request.Rows;
import contactcorrections.row.RowError;
import contactcorrections.run.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit at its bound and one past it, counted in code points and not in UTF-16 units. */
class TextLimitTests {

    private static final String KEY_40 = "k".repeat(40);

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("Name", 1_024, ErrorCode.NAME_TOO_LONG, TextLimitTests::emoji),
                limit("Description", 4_096, ErrorCode.DESCRIPTION_TOO_LONG, TextLimitTests::emoji),
                limit("SegmentAttributes.a", 1_024, ErrorCode.VALUE_STRING_TOO_LONG, TextLimitTests::emoji),
                limit(
                        "SegmentAttributes.connect:a.ValueArn",
                        1_024,
                        ErrorCode.VALUE_ARN_TOO_LONG,
                        TextLimitTests::emoji),
                limit("UserInfo.UserId", 256, ErrorCode.INVALID_USER_ID, TextLimitTests::emoji),
                limit("CustomerEndpoint.Address", 256, ErrorCode.ADDRESS_TOO_LONG, TextLimitTests::emoji),
                limit("SystemEndpoint.Address", 256, ErrorCode.ADDRESS_TOO_LONG, TextLimitTests::emoji),
                limit(
                        "References",
                        100,
                        ErrorCode.STATUS_REASON_TOO_LONG,
                        length -> "{\"k\": {\"Type\": \"URL\", \"StatusReason\": \"%s\"}}".formatted(emoji(length))),
                limit(
                        "References",
                        256,
                        ErrorCode.INVALID_REFERENCE_ARN,
                        length -> "{\"k\": {\"Type\": \"URL\", \"Arn\": \"%s\"}}".formatted("a".repeat(length))),
                limit(
                        "SegmentAttributes",
                        1_024,
                        ErrorCode.VALUE_STRING_TOO_LONG,
                        length ->
                                "{\"a\": {\"ValueMap\": {\"b\": {\"ValueString\": \"%s\"}}}}".formatted(emoji(length))),
                limit(
                        "SegmentAttributes",
                        1_024,
                        ErrorCode.VALUE_ARN_TOO_LONG,
                        length -> "{\"connect:a\": {\"ValueArn\": \"%s\"}}".formatted(emoji(length))),
                limit(
                        "SegmentAttributes",
                        128,
                        ErrorCode.INVALID_SEGMENT_ATTRIBUTE_KEY,
                        length -> "{\"%s\": {\"ValueInteger\": 1}}".formatted("𝒳".repeat(length))),
                limit(
                        "SegmentAttributes",
                        128,
                        ErrorCode.INVALID_SEGMENT_ATTRIBUTE_KEY,
                        length -> "{\"a\": {\"ValueMap\": {\"%s\": {\"ValueInteger\": 1}}}}"
                                .formatted("ä".repeat(length))),
                limit(
                        "References",
                        4_096,
                        ErrorCode.INVALID_REFERENCE_KEY,
                        length -> "{\"%s\": {\"Type\": \"URL\"}}".formatted("k".repeat(length))),
                limit(
                        "UserInfo",
                        256,
                        ErrorCode.INVALID_USER_ID,
                        length -> "{\"UserId\": \"%s\"}".formatted(emoji(length))),
                limit(
                        "SystemEndpoint",
                        256,
                        ErrorCode.ADDRESS_TOO_LONG,
                        length -> "{\"Address\": \"%s\"}".formatted(emoji(length))),
                limit(
                        "AdditionalRecipients",
                        255,
                        ErrorCode.INVALID_EMAIL_ADDRESS,
                        length -> "{\"CcEmailAddresses\": [{\"EmailAddress\": \"a@b." + emoji(length - 4) + "\"}]}"),
                limit(
                        "AdditionalRecipients",
                        256,
                        ErrorCode.DISPLAY_NAME_TOO_LONG,
                        length -> "{\"CcEmailAddresses\": [{\"EmailAddress\": \"a@b.example\", \"DisplayName\": \""
                                + emoji(length) + "\"}]}"));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void textAtTheLimitPassesAndOnePastItDoesNot(String column, int max, ErrorCode code, IntFunction<String> cell) {
        Rows rows = Rows.of(column);
        assertThat(rows.errors(cell.apply(max))).isEmpty();
        assertThat(rows.errors(cell.apply(max + 1))).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code.name());
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.message()).contains(Wording.count(max + 1, "character") + ", expected ");
        });
    }

    @Test
    void contactIdIsLimited() {
        Rows rows = Rows.ofExactly("ContactId", "Name");
        assertThat(rows.mapExactly(emoji(256), "x")).isInstanceOf(Correction.class);
        assertThat(Rows.errorsOf(rows.mapExactly(emoji(257), "x")))
                .containsExactly(new RowError("CONTACT_ID_TOO_LONG", "ContactId", "257 characters, expected 1 to 256"));
    }

    @Test
    void instanceIdIsLimitedInsideAnArnToo() {
        Rows rows = Rows.of("InstanceId", "Name");
        String arn = "arn:aws:connect:eu-west-2:123456789012:instance/";
        for (String prefix : List.of("", arn)) {
            assertThat(rows.errors(prefix + emoji(100), "x")).isEmpty();
            assertThat(rows.errors(prefix + emoji(101), "x"))
                    .containsExactly(
                            new RowError("INSTANCE_ID_TOO_LONG", "InstanceId", "101 characters, expected 1 to 100"));
        }
    }

    @Test
    void referenceArnHasALowerBound() {
        Rows rows = Rows.of("References.k.Arn", "References.k.Type");
        assertThat(rows.errors("a".repeat(20), "URL")).isEmpty();
        assertThat(rows.errors("a".repeat(19), "URL"))
                .containsExactly(
                        new RowError("INVALID_REFERENCE_ARN", "References.k.Arn", "19 characters, expected 20 to 256"));
    }

    @Test
    void referenceValueIsLimitedByItselfAndWithItsKeyInBytes() {
        Rows rows = Rows.of("References.k.STRING");
        assertThat(rows.errors("a".repeat(4_095))).isEmpty();
        assertThat(rows.errors(emoji(1_023) + "aaa")).isEmpty();
        assertThat(rows.errors("é".repeat(2_047) + "a")).isEmpty();
        assertThat(rows.errors("€".repeat(1_365))).isEmpty();
        assertThat(rows.codes("a".repeat(4_096))).containsExactly("REFERENCES_TOO_LARGE");
        assertThat(rows.codes(emoji(1_024))).containsExactly("REFERENCES_TOO_LARGE");
        assertThat(rows.codes("€".repeat(1_366))).containsExactly("REFERENCES_TOO_LARGE");
        assertThat(rows.errors("a".repeat(4_097)))
                .containsExactly(new RowError(
                        "REFERENCE_VALUE_TOO_LONG", "References.k.STRING", "4,097 characters, expected at most 4,096"));
    }

    @Test
    void allReferencesOfARowShareTheirBytes() {
        String[] columns = new String[64];
        Arrays.setAll(columns, i -> String.format(Locale.ROOT, "References.%s%02d.URL", KEY_40, i));
        String[] cells = new String[64];
        Arrays.fill(cells, "x".repeat(22));
        assertThat(Rows.of(columns).errors(cells)).isEmpty();
        cells[20] += "x";
        assertThat(Rows.of(columns).errors(cells))
                .containsExactly(new RowError(
                        "REFERENCES_TOO_LARGE",
                        columns[63],
                        "4,097 bytes of keys and values in all references of the row, expected at most 4,096"));
        cells[3] = "";
        assertThat(Rows.of(columns).errors(cells)).isEmpty();
    }

    private static Arguments limit(String column, int max, ErrorCode code, IntFunction<String> cell) {
        return arguments(column, max, code, cell);
    }

    private static String emoji(int length) {
        return "😀".repeat(length);
    }
}
