package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.contact.ContactFields;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.row.Row;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;
import tools.jackson.databind.JsonNode;

/** What holds for every row of some columns, whatever stands in its cells. */
final class FuzzedRow {

    private static final String MARK = "Qx7Zk9Qx7Zk9";

    private final int columns;
    private final CorrectionMapper mapper;
    private final WrittenCalls calls = new WrittenCalls();

    FuzzedRow(Rows rows) {
        this.columns = rows.columns().size();
        this.mapper = rows.mapper();
    }

    /** @param bytes the row in UTF-8, cells separated by {@code |} */
    void assertHandled(byte[] bytes) {
        List<String> cells = cells(new String(bytes, StandardCharsets.UTF_8));
        MappedRow mapped = mapper.map(Rows.parsed(cells));
        if (mapped instanceof Correction correction) {
            assertCanBeSent(correction.request());
            assertThat(correction.cleared()).noneMatch(column -> column.startsWith("Expected."));
            if (correction.expected() != null) {
                assertThat(ContactFields.given(correction.expected())).isNotNull();
            }
        } else {
            assertThat(Rows.errorsOf(mapped)).isNotEmpty();
        }
        assertSaysNothingOf(cells);
    }

    /** As many as there are columns: a row of more or fewer is turned down before its cells are looked at. */
    private List<String> cells(String text) {
        List<String> cells = new ArrayList<>(List.of(text.split("\\|", columns)));
        while (cells.size() < columns) {
            cells.add("");
        }
        return cells;
    }

    private void assertCanBeSent(UpdateContactRequest request) {
        RequestConstraints.assertMet(request);
        WrittenCalls.Written call = calls.write(request);
        assertThat(call.path().split("/", -1))
                .extracting(FuzzedRow::decoded)
                .containsExactly("", "contacts", request.instanceId(), request.contactId());
        JsonNode body = call.body();
        assertThat(body.path("Name").asStringOpt().orElse(null)).isEqualTo(request.name());
        assertThat(body.path("Description").asStringOpt().orElse(null)).isEqualTo(request.description());
        assertThat(body.path("References").propertyNames())
                .isEqualTo(request.references().keySet());
        assertThat(body.path("SegmentAttributes").propertyNames())
                .isEqualTo(request.segmentAttributes().keySet());
        assertThat(written(body)).isEqualTo(RequestConstraints.recipientsOf(request));
    }

    private static @Nullable AdditionalRecipients written(JsonNode body) {
        JsonNode list = body.path("AdditionalRecipients").path("CcEmailAddresses");
        return list.isMissingNode()
                ? null
                : new AdditionalRecipients(list.valueStream()
                        .map(entry -> new AdditionalRecipients.Recipient(
                                entry.path("EmailAddress").stringValue(),
                                entry.path("DisplayName").asStringOpt().orElse(null)))
                        .toList());
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A mark in the middle of every cell tells where a message took text from one. */
    private void assertSaysNothingOf(List<String> cells) {
        List<String> marked = cells.stream().map(FuzzedRow::marked).toList();
        for (int cell = 0; cell < cells.size(); cell++) {
            List<String> oneMarked = new ArrayList<>(cells);
            oneMarked.set(cell, marked.get(cell));
            assertUnmarked(Rows.parsed(oneMarked));
        }
        assertUnmarked(Rows.parsed(marked));
    }

    private static String marked(String cell) {
        int middle = cell.length() / 2;
        return cell.substring(0, middle) + MARK + cell.substring(middle);
    }

    private void assertUnmarked(Row row) {
        assertThat(Rows.errorsOf(mapper.map(row)))
                .allSatisfy(error -> assertThat(error.message()).doesNotContain(MARK));
    }
}
