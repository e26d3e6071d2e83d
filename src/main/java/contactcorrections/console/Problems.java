package contactcorrections.console;

import contactcorrections.request.MappedRow;
import contactcorrections.row.RowError;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the first problems of an input as compilers do: file, line, column. */
public final class Problems implements Consumer<MappedRow.Invalid> {

    private static final int SHOWN = 20;

    private final String location;
    private final Console console;
    private long count;

    public Problems(String location, Console console) {
        this.location = location;
        this.console = console;
    }

    @Override
    public void accept(MappedRow.Invalid row) {
        for (RowError error : row.errors()) {
            if (count++ < SHOWN) {
                String column = error.column() == null ? "" : error.column() + ": ";
                console.aside("%s:%s: %s%s (%s)"
                        .formatted(location, row.position().line(), column, error.message(), error.code()));
            }
        }
    }

    public void end() {
        if (count > SHOWN) {
            console.aside(String.format(Locale.ROOT, "… and %,d more; all of them are in failed.csv", count - SHOWN));
        }
    }
}
