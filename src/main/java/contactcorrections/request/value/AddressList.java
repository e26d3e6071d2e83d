package contactcorrections.request.value;

import contactcorrections.row.Blank;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of email addresses: {@code ;} between them, each {@code a@b.example}, {@code Name <a@b.example>} or {@code
 * "Last, First" <a@b.example>}, where signs in quotes belong to the name.
 */
public final class AddressList {

    public static final String EXPECTED =
            ", expected a@b.example or Name <a@b.example>, with ; between addresses and each quote closed";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    /** Signs that mean something in an address. */
    private static final String SIGNS = "\"\\<>;,:@()[]";

    private AddressList() {}

    /**
     * One address of the list.
     *
     * @param name without the quotes around it, empty if there is none
     */
    public record Entry(String address, String name) {

        /** The entry that a text is, null if it is none. */
        public static @Nullable Entry of(String text) {
            int open = next("<", text, 0);
            boolean isNamed = open < text.length() && text.endsWith(">");
            String name = isNamed ? text.substring(0, open) : "";
            String address = isNamed ? Blank.strip(text.substring(open + 1, text.length() - 1)) : text;
            return !isClosed(text) || has(">", name) || has("<>,", address) || !has("@", address)
                    ? null
                    : new Entry(address, unquoted(Blank.strip(name)));
        }

        /** The entry as a cell has it, with quotes around a name that could be read as something else without them. */
        public String text() {
            if (name.isEmpty()) {
                return address;
            }
            boolean isPlain = name.chars().noneMatch(sign -> SIGNS.indexOf(sign) >= 0);
            String shown = isPlain ? name : '"' + name.replaceAll("([\"\\\\])", "\\\\$1") + '"';
            return "%s <%s>".formatted(shown, address);
        }
    }

    /** The texts between the list's semicolons, those left out that are blank. */
    public static List<String> entriesOf(String cell) {
        List<String> entries = new ArrayList<>();
        int begin = 0;
        while (begin < cell.length()) {
            int end = next(";", cell, begin);
            String entry = Blank.strip(cell.substring(begin, end));
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
            begin = end + 1;
        }
        return entries;
    }

    /**
     * Whether a text has the form of an address.
     *
     * @param text no longer than an address may be: the time grows with the square of its length
     */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
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
                ? Blank.strip(name.substring(1, name.length() - 1).replaceAll("(?s)\\\\(.)", "$1"))
                : name;
    }
}
