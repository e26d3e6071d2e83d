package contactcorrections.row;

import java.util.List;

/** A data row of the input. */
public sealed interface Row {

    RowPosition position();

    /** A row that was cut into cells; there may be more or fewer of them than the header has. */
    record Parsed(RowPosition position, List<String> cells) implements Row {}

    /** A row that could not be cut into cells; reading continues after it. */
    record Unreadable(RowPosition position, RowError error) implements Row {}
}
