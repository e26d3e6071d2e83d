package contactcorrections.report.changes;

import static contactcorrections.report.changes.LoggedRows.attribute;
import static contactcorrections.report.changes.LoggedRows.change;
import static contactcorrections.report.changes.LoggedRows.description;
import static contactcorrections.report.changes.LoggedRows.name;
import static contactcorrections.report.changes.LoggedRows.reference;
import static contactcorrections.report.changes.LoggedRows.row;
import static contactcorrections.report.changes.LoggedRows.untold;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldValue;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import contactcorrections.request.column.Field;
import contactcorrections.request.column.FileColumns;
import contactcorrections.request.column.RequestObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesCsvTests {

    private static final FileColumns COLUMNS = Rows.of(
                    "agent_note", "name", "References.crm.URL", "SegmentAttributes", "References.doc.Type")
            .with(new RequestSettings(
                    "instance", "(clear)", null, Map.of("agent_note", "Description"), List.of(), Map.of()))
            .mapper()
            .columns();

    @TempDir
    private Path folder;

    @Test
    void eachChangeIsALineUnderTheNameThatTheFileHasForIt() throws IOException {
        String written = written(
                row(
                        3,
                        name("Ada", "Grace"),
                        description(null, "two\nlines, \"quoted\""),
                        reference("crm", Field.TYPE, "STRING", "URL"),
                        reference("crm", Field.VALUE, "old", "new"),
                        reference("doc", Field.TYPE, "URL", "ATTACHMENT"),
                        untold(RequestObject.REFERENCES, "doc", Field.STATUS_REASON, "lost"),
                        attribute(
                                "tier",
                                new FieldValue(Field.VALUE_INTEGER, "7"),
                                new FieldValue(Field.VALUE_STRING, "gold")),
                        attribute("x", Field.VALUE_MAP, null, "{\"a\":{\"ValueInteger\":1}}"),
                        change(RequestObject.QUEUE_INFO, Field.ID, null, "q")),
                row(7, name("Ada", "")));

        assertThat(written).isEqualTo("""
                line,contact_id,column,before,after
                4,c-3,name,Ada,Grace
                4,c-3,agent_note,,"two
                lines, ""quoted""\"
                4,c-3,References.crm.Type,STRING,URL
                4,c-3,References.crm.URL,old,new
                4,c-3,References.doc.Type,URL,ATTACHMENT
                4,c-3,References.doc.StatusReason,,lost
                4,c-3,SegmentAttributes.tier,7,gold
                4,c-3,SegmentAttributes.x.ValueMap,,"{""a"":{""ValueInteger"":1}}"
                4,c-3,QueueInfo.Id,,q
                8,c-7,name,Ada,
                """);
    }

    @Test
    void whatIsLeftAsItWasIsNoChange() throws IOException {
        assertThat(written(row(1, name("Ada", "Ada"), description(null, " ")))).isEqualTo("""
                line,contact_id,column,before,after
                """);
    }

    private String written(ChangedRow... rows) throws IOException {
        ReportFolder report = ReportFolder.create(folder, "input.csv", "1");
        try (ChangesCsv csv = new ChangesCsv(report, COLUMNS)) {
            List.of(rows).forEach(csv::add);
            csv.complete();
        }
        return Files.readString(report.path().resolve("changes.csv"));
    }
}
