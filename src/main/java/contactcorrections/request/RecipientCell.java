package contactcorrections.request;

import contactcorrections.run.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell of email addresses: {@code ;} between them, each {@code a@b.example}, {@code Name <a@b.example>} or {@code
 * "Last, First" <a@b.example>}, where signs in quotes belong to the name.
 */
final class RecipientCell {

    private static final String EXPECTED =
            ", expected a@b.example or Name <a@b.example>, with ; between addresses and each quote closed";

    private final ErrorLocation location;
    private final Draft draft;
    private final List<Recipient> recipients = new ArrayList<>();
    private int count;

    private RecipientCell(ErrorLocation location, Draft draft) {
        this.location = location;
        this.draft = draft;
    }

    /** The recipients of a cell that is neither blank nor the clear token; what cannot be sent is noted and left out. */
    static List<Recipient> read(String cell, ErrorLocation location, Draft draft) {
        var reader = new RecipientCell(location, draft);
        int begin = 0;
        while (begin < cell.length()) {
            int end = next(";", cell, begin);
            reader.readEntry(Blanks.strip(cell.substring(begin, end)));
            begin = end + 1;
        }
        if (reader.count == 0) {
            // Nothing but the clear token may empty the list.
            draft.reject(location, ErrorCode.INVALID_EMAIL_ADDRESS, "no address" + EXPECTED);
        }
        AdditionalRecipients.checkCount(reader.count, location, draft);
        return reader.recipients;
    }

    private void readEntry(String entry) {
        if (entry.isEmpty() || ++count > Draft.MAX_PROBLEMS) {
            return;
        }
        ErrorLocation at = location.in("address " + count);
        int open = next("<", entry, 0);
        boolean isNamed = open < entry.length() && entry.endsWith(">");
        String name = isNamed ? entry.substring(0, open) : "";
        String address = isNamed ? Blanks.strip(entry.substring(open + 1, entry.length() - 1)) : entry;
        if (!isClosed(entry) || has(">", name) || has("<>,", address) || !has("@", address)) {
            rejectForm(entry, at);
        } else {
            add(address, unquoted(Blanks.strip(name)), at);
        }
    }

    private void add(String address, String name, ErrorLocation at) {
        requireWithin(TextLimit.DISPLAY_NAME, name, at.in("name"));
        if (requireWithin(TextLimit.EMAIL_ADDRESS, address, at)) {
            if (Recipient.isAddress(address)) {
                recipients.add(new Recipient(address, name.isEmpty() ? null : name));
            } else {
                rejectForm(address, at);
            }
        }
    }

    private boolean requireWithin(TextLimit limit, String text, ErrorLocation at) {
        boolean isWithin = limit.isMetBy(text);
        if (!isWithin) {
            draft.reject(at, limit.code(), limit.complaint(text));
        }
        return isWithin;
    }

    private void rejectForm(String text, ErrorLocation at) {
        draft.reject(at, ErrorCode.INVALID_EMAIL_ADDRESS, Wording.characters(text) + EXPECTED);
    }

    private static boolean has(String signs, String text) {
        return next(signs, text, 0) < text.length();
    }

    /** Where the next of some signs stands outside quotes; the text's length if none does. */
    private static int next(String signs, String text, int from) {
        int at = from;
        while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
            at = text.charAt(at) == '"' ? afterQuotes(text, at) : at + 1;
        }
        return Math.min(at, text.length());
    }

    /** Where a quoted text ends that begins here; past the text's end if it does not. */
    private static int afterQuotes(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static boolean isClosed(String text) {
        int at = 0;
        while (at < text.length()) {
            at = text.charAt(at) == '"' ? afterQuotes(text, at) : at + 1;
        }
        return at == text.length();
    }

    /** A name that is quoted as a whole, without its quotes and escapes; any other as it is. */
    private static String unquoted(String name) {
        return name.startsWith("\"") && afterQuotes(name, 0) == name.length()
                ? Blanks.strip(name.substring(1, name.length() - 1).replaceAll("(?s)\\\\(.)", "$1"))
                : name;
    }
}
