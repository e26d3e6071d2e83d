package contactcorrections.report.page;

import contactcorrections.outcome.FailedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps the first failed rows, those that the page shows. */
public final class FirstFailedRows {

    static final int MOST = 200;

    private final List<FailedRow> rows = new ArrayList<>();

    public void add(FailedRow row) {
        if (rows.size() < MOST) {
            rows.add(row);
        }
    }

    public List<FailedRow> rows() {
        return Collections.unmodifiableList(rows);
    }
}
