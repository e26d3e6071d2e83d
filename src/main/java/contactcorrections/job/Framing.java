package contactcorrections.job;

import contactcorrections.source.Header;

/** What decides where the rows of an input begin and end, in words that can be stored and compared. */
final class Framing {

    private Framing() {}

    static String of(Header header) {
        String delimiter = header.delimiter() == '\t' ? "tab" : String.valueOf(header.delimiter());
        return "%s with delimiter %s".formatted(header.charset().name(), delimiter);
    }
}
