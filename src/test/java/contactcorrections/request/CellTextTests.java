package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.value.ErrorCode;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.row.RowError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cells hold customer data, so no message may say what stands in them: marked cells go down every way to an error. */
class CellTextTests {

    private static final String MARK = "Zq7xMark";

    private static final String LONG = MARK + "😀".repeat(5_000);

    private static final InstanceScope ELSEWHERE = new InstanceScope(() -> Optional.of("eu-central-1"), null);

    private static final List<String> COLUMNS = List.of(
            "ContactId",
            "InstanceId",
            "Name",
            "Description",
            "References.k.Type",
            "References.k.Value",
            "References.k.Status",
            "References.k.Arn",
            "References.k.StatusReason",
            "References.d.DATE",
            "References",
            "SegmentAttributes.a",
            "SegmentAttributes.a.ValueInteger",
            "SegmentAttributes.connect:a.ValueArn",
            "SegmentAttributes",
            "ContactExpiry",
            "QueueInfo.Id",
            "QueueInfo",
            "UserInfo.UserId",
            "UserInfo",
            "CustomerEndpoint.Type",
            "CustomerEndpoint.Address",
            "CustomerEndpoint",
            "AdditionalRecipients.Cc",
            "AdditionalRecipients");

    private static final List<String> CELLS = List.of(
            " ",
            "(clear)",
            "#N/A",
            MARK,
            LONG,
            MARK + "\uD800",
            "arn:" + MARK,
            "arn:aws:connect:eu-west-2:123456789012:instance/" + LONG,
            "arn:aws:s3:::bucket_" + MARK,
            "\"" + MARK + "\"",
            "[\"" + MARK + "\"]",
            "{" + MARK + "}",
            "{\"" + MARK,
            "{\"a\": " + MARK + "}",
            "{\"a\": \"\\q" + MARK + "\"}",
            "{\"a\": 1} " + MARK,
            "{\"a\": 1} \"" + MARK + "\"",
            "{\"" + MARK + "\": 1, \"" + MARK + "\": 1}",
            "{\"" + MARK + "\": \"" + MARK + "\"}",
            "{\"" + MARK + "\": {\"" + MARK + "\": \"" + MARK + "\"}}",
            "{\"" + MARK + "\": {\"Type\": \"" + MARK + "\", \"Value\": [\"" + MARK + "\"]}}",
            "{\"" + MARK + "\": {\"Type\": \"DATE\", \"Value\": \"" + MARK + "\", \"Status\": \"" + MARK + "\"}}",
            "{\"" + MARK + "\": {\"Type\": \"URL\", \"Value\": \"" + LONG + "\", \"StatusReason\": \"" + LONG + "\"}}",
            "{\"" + MARK + "\": {\"Type\": \"URL\", \"Value\": \"" + MARK + "x".repeat(4_085) + "\"}}",
            "{\"" + MARK + "\": {\"Type\": \"URL\", \"Arn\": \"" + MARK + ".".repeat(40) + "\"}}",
            "{\"" + LONG + "\": {\"Type\": \"URL\", \"ValueString\": \"" + LONG + "\"}}",
            "{\"" + MARK + "\": {\"ValueString\": \"" + LONG + "\"}}",
            "{\"" + MARK + "!\": {\"ValueArn\": \"" + LONG + "\"}}",
            "{\"connect:" + MARK + "\": {\"ValueArn\": \"" + LONG + "\"}}",
            "{\"" + MARK + "\": {\"ValueInteger\": 99999999999, \"" + MARK + "\": null}}",
            "{\"" + MARK + "\": {\"ValueInteger\": 99999999999}}",
            "{\"" + MARK + "\": {\"ValueMap\": {\"" + MARK + "!\": {\"" + MARK + "\": 1}}}}",
            "{\"" + MARK + "\": {\"ValueList\": [\"" + MARK + "\", {}]}}",
            ("{\"" + MARK + "\":").repeat(200),
            "{\"Id\": \"" + MARK + "\", \"" + MARK + "\": 1}",
            "{\"Id\": [\"" + MARK + "\"]}",
            "{\"UserId\": \"" + LONG + "\"}",
            "{\"Type\": \"" + MARK + "\", \"Address\": \"" + LONG + "\"}",
            "{\"Type\": \"TELEPHONE_NUMBER\", \"Address\": \"" + MARK + "\"}",
            LONG + " <" + MARK + "@b.example>",
            "\"" + MARK + "; <" + MARK + ">; " + MARK + "@" + MARK,
            (MARK + "@b.example;").repeat(51),
            "{\"CcEmailAddresses\": [{\"EmailAddress\": \"" + MARK + "\", \"DisplayName\": \"" + LONG + "\"}]}",
            "{\"CcEmailAddresses\": [{\"DisplayName\": \"" + MARK + "\", \"" + MARK + "\": 1}, \"" + MARK + "\"]}",
            "{\"CcEmailAddresses\": \"" + MARK + "\"}",
            "{}");

    @Test
    void noMessageRepeatsWhatStandsInACell() {
        Set<ErrorCode> seen = EnumSet.noneOf(ErrorCode.class);
        RequestSettings settings = new RequestSettings(null, "(clear)", null, Map.of(), List.of(), Map.of());
        for (String column : COLUMNS) {
            List<String> columns = new ArrayList<>(column.equals("ContactId") ? List.of() : List.of("ContactId"));
            columns.add(column);
            CorrectionMapper mapper = new Rows(settings, columns).mapper(ELSEWHERE);
            for (String cell : CELLS) {
                MappedRow row = mapper.map(Rows.parsed(columns.size() == 1 ? List.of(cell) : List.of(MARK, cell)));
                collect(row, seen);
            }
        }
        collect(Rows.of("Name").map(MARK, MARK), seen);
        collect(Rows.of("Name", "").map(MARK, MARK), seen);
        collect(Rows.of(MARK).with(mapped(MARK)).mapExactly("contactid", MARK.toUpperCase(Locale.ROOT)), seen);

        assertThat(seen)
                .contains(EnumSet.range(ErrorCode.WRONG_CELL_COUNT, ErrorCode.EMPTY_JSON_OBJECT)
                        .toArray(ErrorCode[]::new));
    }

    @Test
    void correctionDoesNotTellWhatStandsInItsCells() {
        assertThat(Rows.of("Name").correction(MARK)).asString().isEqualTo("Correction at line 2");
    }

    private static RequestSettings mapped(String column) {
        return new RequestSettings("i", "(clear)", null, Map.of(column, "Name"), List.of(), Map.of());
    }

    private static void collect(MappedRow row, Set<ErrorCode> seen) {
        for (RowError error : Rows.errorsOf(row)) {
            assertThat(error.message().toLowerCase(Locale.ROOT)).doesNotContain(MARK.toLowerCase(Locale.ROOT));
            seen.add(ErrorCode.valueOf(error.code()));
        }
    }
}
