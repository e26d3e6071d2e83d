package contactcorrections.report.destination;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180ParserBuilder;
import java.util.List;

/** Writes lines of CSV, RFC 4180. */
public final class CsvLine {

    private final ICSVParser csv;

    public CsvLine(char delimiter) {
        this.csv = new RFC4180ParserBuilder().withSeparator(delimiter).build();
    }

    /** The cells without a line end after them. A carriage return would be part of one if it stood there without quotes. */
    public String of(List<String> cells) {
        boolean all = cells.stream().anyMatch(cell -> cell.indexOf('\r') >= 0);
        return csv.parseToLine(cells.toArray(new String[0]), all);
    }
}
