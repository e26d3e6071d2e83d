package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a row, it is told apart without an exception, and what passes keeps to the API's constraints. */
class RandomRowTests {

    private static final List<String> COLUMNS = List.of(
            "InstanceId",
            "Name",
            "Description",
            "References.k.Type",
            "References.k.Value",
            "References.k.Status",
            "References.k.Arn",
            "References.k.StatusReason",
            "References.d.DATE",
            "References.u.URL",
            "SegmentAttributes.a",
            "SegmentAttributes.b.ValueInteger",
            "SegmentAttributes.connect:c.ValueArn",
            "ContactExpiry",
            "QueueInfo",
            "UserInfo.UserId",
            "CustomerEndpoint.Type",
            "CustomerEndpoint.Address",
            "SystemEndpoint",
            "AdditionalRecipients.Cc");

    private static final List<String> JSON_COLUMNS = List.of(
            "References",
            "SegmentAttributes",
            "QueueInfo",
            "UserInfo",
            "CustomerEndpoint",
            "SystemEndpoint",
            "AdditionalRecipients");

    private static final List<String> PIECES = List.of(
            "",
            "",
            " ",
            "\u00A0",
            "(clear)",
            "x",
            "😀",
            "\uD83D",
            "\u0000",
            "\n",
            "ä",
            "URL",
            "DATE",
            "APPROVED",
            "VOIP",
            "TELEPHONE_NUMBER",
            "+49 30 901820",
            "7",
            "-1",
            "PT5M",
            "2026-01-31",
            "T10:00Z",
            "arn:aws:connect:eu:1:a/b",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\"Type\":\"URL\"",
            "\"Value\":\"v\"",
            "{\"k\":{\"Type\":\"URL\"}}",
            "{\"k\":{\"ValueString\":\"v\"}}",
            "{\"Id\":\"q\"}",
            "{\"UserId\":\"u\"}",
            "{\"Type\":\"VOIP\"}",
            "{\"CcEmailAddresses\":[{\"EmailAddress\":\"a@b.example\"}]}",
            "{\"CcEmailAddresses\":[]}",
            "a@b.example",
            ";",
            "<",
            ">",
            "\\u00",
            "null");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRowsNeverThrowAndValidOnesKeepToTheConstraints(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        int expecting = 0;
        for (int file = 0; file < 200; file++) {
            Rows rows = Rows.of(columns(random));
            CorrectionMapper mapper = rows.mapper();
            for (int row = 0; row < 50; row++) {
                MappedRow mapped = mapper.map(Rows.parsed(cells(rows.columns().size(), random)));
                if (mapped instanceof Correction correction) {
                    valid++;
                    RequestConstraints.assertMet(correction.request());
                    expecting += correction.expected() == null ? 0 : 1;
                } else {
                    assertThat(Rows.errorsOf(mapped)).isNotEmpty();
                }
            }
        }
        assertThat(valid).isPositive();
        assertThat(expecting).isPositive();
    }

    private static String[] columns(Random random) {
        Set<String> columns = new LinkedHashSet<>();
        List<String> known = random.nextInt(3) == 0 ? JSON_COLUMNS : COLUMNS;
        for (int i = random.nextInt(5); i >= 0; i--) {
            String column = known.get(random.nextInt(known.size()));
            columns.add(random.nextInt(3) == 0 && canBeExpected(column) ? "Expected." + column : column);
        }
        return columns.toArray(String[]::new);
    }

    private static boolean canBeExpected(String column) {
        return !column.equals("InstanceId") && !column.endsWith("StatusReason");
    }

    private static List<String> cells(int count, Random random) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder cell = new StringBuilder();
            for (int pieces = random.nextInt(3); pieces >= 0; pieces--) {
                int times = random.nextInt(40) == 0 ? 2_000 : 1;
                cell.append(PIECES.get(random.nextInt(PIECES.size())).repeat(times));
            }
            cells.add(cell.toString());
        }
        return cells;
    }
}
