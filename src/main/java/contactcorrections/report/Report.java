package contactcorrections.report;

import contactcorrections.csv.Header;
import contactcorrections.outcome.FailedRow;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.page.ReportContext;
import contactcorrections.report.page.Summary;
import contactcorrections.row.RowPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the report of a run is made of.
 *
 * @param header header of the input; null if the input cannot be read (any more), and then there is no {@code failed.csv}
 * @param failed the failed rows in the order of the input
 * @param bytes where the rows' bytes come from; asked for failed rows only, in the order of the input
 * @param succeeded the rows that succeeded in the order of the input; null of a plan, which sends none
 */
public record Report(
        Summary summary,
        ReportContext context,
        @Nullable Header header,
        RowStream<FailedRow> failed,
        RowBytes bytes,
        @Nullable RowStream<SucceededRow> succeeded) {

    /** Rows that are handed on one by one, as there may be millions. */
    @FunctionalInterface
    public interface RowStream<T> {
        void forEach(Consumer<T> consumer);
    }

    /** Copies a row's exact bytes without its line terminator; a failed row may be too large for the memory. */
    @FunctionalInterface
    public interface RowBytes {
        void copy(RowPosition position, OutputStream out) throws IOException;
    }
}
