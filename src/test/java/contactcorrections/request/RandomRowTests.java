package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.connect.model.Endpoint;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

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
            "SystemEndpoint");

    private static final List<String> JSON_COLUMNS =
            List.of("References", "SegmentAttributes", "QueueInfo", "UserInfo", "CustomerEndpoint", "SystemEndpoint");

    private static final List<String> PIECES = List.of(
            "",
            "",
            " ",
            "\u00A0",
            "#N/A",
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
            "\\u00",
            "null");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomRowsNeverThrowAndValidOnesKeepToTheConstraints(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        for (int file = 0; file < 200; file++) {
            Rows rows = Rows.of(columns(random));
            CorrectionMapper mapper = rows.mapper();
            for (int row = 0; row < 50; row++) {
                MappedRow mapped = mapper.map(Rows.parsed(cells(rows.columns().size(), random)));
                if (mapped instanceof Correction correction) {
                    valid++;
                    assertKeepsToConstraints(correction.request());
                } else {
                    assertThat(Rows.errorsOf(mapped)).isNotEmpty();
                }
            }
        }
        assertThat(valid).isPositive();
    }

    private static String[] columns(Random random) {
        Set<String> columns = new LinkedHashSet<>();
        List<String> known = random.nextInt(3) == 0 ? JSON_COLUMNS : COLUMNS;
        for (int i = random.nextInt(5); i >= 0; i--) {
            columns.add(known.get(random.nextInt(known.size())));
        }
        return columns.toArray(String[]::new);
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

    private static void assertKeepsToConstraints(UpdateContactRequest request) {
        assertLength(request.contactId(), 1, 256);
        assertLength(request.instanceId(), 1, 100);
        assertLength(request.name(), 0, 1_024);
        assertLength(request.description(), 0, 4_096);
        if (request.userInfo() != null) {
            assertLength(request.userInfo().userId(), 1, 256);
        }
        assertKeepsToConstraints(request.customerEndpoint());
        assertKeepsToConstraints(request.systemEndpoint());
        int bytes = 0;
        for (String key : request.references().keySet()) {
            Reference reference = request.references().get(key);
            assertThat(reference.typeAsString()).isIn("URL", "DATE");
            assertThat(reference.statusAsString()).isIn(null, "APPROVED");
            assertLength(key, 1, 4_096);
            assertLength(reference.value(), 0, 4_096);
            assertLength(reference.arn(), 20, 256);
            assertLength(reference.statusReason(), 0, 100);
            if (reference.typeAsString().equals("DATE") && reference.value() != null) {
                assertThat(reference.value()).matches("|-?[0-9]+");
            }
            bytes += bytes(key) + bytes(reference.value());
        }
        assertThat(bytes).isLessThanOrEqualTo(4_096);
        request.segmentAttributes().forEach((key, value) -> {
            assertLength(key, 1, 128);
            assertKeepsToConstraints(value);
        });
    }

    private static void assertKeepsToConstraints(Endpoint endpoint) {
        if (endpoint != null) {
            assertThat(endpoint.typeAsString()).isIn(null, "VOIP", "TELEPHONE_NUMBER");
            assertLength(endpoint.address(), 0, 256);
            if ("TELEPHONE_NUMBER".equals(endpoint.typeAsString()) && endpoint.address() != null) {
                assertThat(endpoint.address()).matches("|\\+[1-9][0-9]{6,14}");
            }
        }
    }

    private static void assertKeepsToConstraints(SegmentAttributeValue value) {
        int kinds = (value.valueString() == null ? 0 : 1)
                + (value.valueInteger() == null ? 0 : 1)
                + (value.valueArn() == null ? 0 : 1)
                + (value.hasValueMap() ? 1 : 0)
                + (value.hasValueList() ? 1 : 0);
        assertThat(kinds).isOne();
        assertLength(value.valueString(), 0, 1_024);
        assertLength(value.valueArn(), 0, 1_024);
    }

    private static void assertLength(String text, int min, int max) {
        if (text != null) {
            assertThat(text.codePointCount(0, text.length())).isBetween(min, max);
        }
    }

    private static int bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
