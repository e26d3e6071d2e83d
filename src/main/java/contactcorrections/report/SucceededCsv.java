package contactcorrections.report;

import com.opencsv.ICSVParser;
import com.opencsv.RFC4180Parser;
import contactcorrections.outcome.SucceededRow;
import contactcorrections.report.destination.PendingFile;
import contactcorrections.report.destination.ReportFolder;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code succeeded.csv}: what was sent and when, for the audit; UTF-8, RFC 4180 with line feeds. */
final class SucceededCsv implements Closeable {

    private final PendingFile file;
    private final ICSVParser csv = new RFC4180Parser();

    SucceededCsv(ReportFolder folder) {
        file = folder.open("succeeded.csv");
        add("line", "contact_id", "request_id", "attempts", "sent_at");
    }

    void add(SucceededRow row) {
        add(
                Long.toString(row.line()),
                row.contactId(),
                Objects.requireNonNullElse(row.requestId(), ""),
                Integer.toString(row.attempts()),
                row.sentAt().toString());
    }

    void complete() {
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }

    private void add(String... cells) {
        file.write((csv.parseToLine(cells, false) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
