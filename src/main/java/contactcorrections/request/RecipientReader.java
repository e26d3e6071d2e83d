package contactcorrections.request;

import static contactcorrections.request.value.ErrorCode.INVALID_EMAIL_ADDRESS;
import static contactcorrections.request.value.ErrorCode.MISSING_EMAIL_ADDRESS;
import static contactcorrections.request.value.ErrorCode.TOO_MANY_RECIPIENTS;

import contactcorrections.request.column.ErrorLocation;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.RequestObject;
import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.request.value.AdditionalRecipients.Recipient;
import contactcorrections.request.value.AddressList;
import contactcorrections.request.value.TextLimit;
import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who gets a copy of an outbound email; what cannot be sent is noted and left out. */
final class RecipientReader {

    private static final int MAX_ADDRESSES = 50;

    private final ErrorLocation location;
    private final RowContext row;
    private final List<Recipient> recipients = new ArrayList<>();

    private RecipientReader(ErrorLocation location, RowContext row) {
        this.location = location;
        this.row = row;
    }

    static @Nullable AdditionalRecipients read(FieldSource fields) {
        if (fields instanceof JsonFields json) {
            return json.isGiven(Field.CC_EMAIL_ADDRESSES) ? ofJson(json) : null;
        }
        String cell = fields.text(Field.CC);
        if (cell == null) {
            return null;
        }
        RecipientReader reader = new RecipientReader(fields.locationOf(Field.CC), fields.row());
        if (!cell.isEmpty()) {
            reader.readCell(cell);
        }
        return new AdditionalRecipients(reader.recipients);
    }

    private static @Nullable AdditionalRecipients ofJson(JsonFields fields) {
        JsonNode list = fields.node(Field.CC_EMAIL_ADDRESSES);
        if (!fields.isOfKind(list.isArray(), Field.CC_EMAIL_ADDRESSES, "an array")) {
            return null;
        }
        RecipientReader reader = new RecipientReader(fields.locationOf(Field.CC_EMAIL_ADDRESSES), fields.row());
        for (int i = 0; i < Math.min(list.size(), RowContext.MAX_PROBLEMS); i++) {
            reader.readJson(Objects.requireNonNull(list.get(i)), i + 1);
        }
        reader.checkCount(list.size());
        return new AdditionalRecipients(reader.recipients);
    }

    private void readCell(String cell) {
        List<String> entries = AddressList.entriesOf(cell);
        if (entries.isEmpty()) {
            // Nothing but the clear token may empty the list.
            row.reject(location, INVALID_EMAIL_ADDRESS, "no address" + AddressList.EXPECTED);
        }
        for (int i = 0; i < Math.min(entries.size(), RowContext.MAX_PROBLEMS); i++) {
            readEntry(entries.get(i), location.in("address " + (i + 1)));
        }
        checkCount(entries.size());
    }

    private void readEntry(String text, ErrorLocation at) {
        AddressList.Entry entry = AddressList.Entry.of(text);
        if (entry == null) {
            rejectForm(text, at);
            return;
        }
        requireWithin(TextLimit.DISPLAY_NAME, entry.name(), at.in("name"));
        if (requireWithin(TextLimit.EMAIL_ADDRESS, entry.address(), at)) {
            if (AddressList.isAddress(entry.address())) {
                recipients.add(new Recipient(entry.address(), entry.name().isEmpty() ? null : entry.name()));
            } else {
                rejectForm(entry.address(), at);
            }
        }
    }

    private boolean requireWithin(TextLimit limit, String text, ErrorLocation at) {
        boolean isWithin = limit.isMetBy(text);
        if (!isWithin) {
            row.reject(at, limit.code(), limit.complaint(text));
        }
        return isWithin;
    }

    private void rejectForm(String text, ErrorLocation at) {
        row.reject(at, INVALID_EMAIL_ADDRESS, Wording.characters(text) + AddressList.EXPECTED);
    }

    private void readJson(JsonNode node, int number) {
        JsonFields fields = JsonFields.of(node, RequestObject.RECIPIENT, location.in("entry " + number), row);
        if (fields == null) {
            return;
        }
        if (!fields.isGiven(Field.EMAIL_ADDRESS)) {
            fields.reject(Field.EMAIL_ADDRESS, MISSING_EMAIL_ADDRESS, "a recipient without EmailAddress, expected one");
        }
        String address = fields.text(Field.EMAIL_ADDRESS, TextLimit.EMAIL_ADDRESS);
        String name = fields.text(Field.DISPLAY_NAME, TextLimit.DISPLAY_NAME);
        if (address != null && !AddressList.isAddress(address)) {
            fields.reject(
                    Field.EMAIL_ADDRESS,
                    INVALID_EMAIL_ADDRESS,
                    Wording.characters(address) + ", expected an address such as a@b.example");
        } else if (address != null) {
            recipients.add(new Recipient(address, name));
        }
    }

    private void checkCount(int count) {
        if (count > MAX_ADDRESSES) {
            row.reject(
                    location,
                    TOO_MANY_RECIPIENTS,
                    Wording.number(count) + " addresses, expected at most " + Wording.number(MAX_ADDRESSES));
        }
    }
}
