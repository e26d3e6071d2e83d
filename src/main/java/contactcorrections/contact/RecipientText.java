package contactcorrections.contact;

import contactcorrections.request.value.AddressList;
import contactcorrections.row.Blank;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Additional recipients as text: the form of the column {@code AdditionalRecipients.Cc}, so that it can be a cell of it. */
final class RecipientText {

    private static final String SEPARATOR = "; ";

    private RecipientText() {}

    static String of(Stream<AddressList.Entry> recipients) {
        return recipients.map(AddressList.Entry::text).collect(Collectors.joining(SEPARATOR));
    }

    static AddressList.Entry entry(String address, @Nullable String displayName) {
        return new AddressList.Entry(address, displayName == null ? "" : Blank.strip(displayName));
    }

    /** Who they are: their order means nothing. */
    static Set<String> entries(String text) {
        return AddressList.entriesOf(text).stream().collect(Collectors.toSet());
    }
}
