package contactcorrections.report.changes;

import static contactcorrections.report.changes.LoggedRows.attribute;
import static contactcorrections.report.changes.LoggedRows.change;
import static contactcorrections.report.changes.LoggedRows.description;
import static contactcorrections.report.changes.LoggedRows.name;
import static contactcorrections.report.changes.LoggedRows.reference;
import static contactcorrections.report.changes.LoggedRows.row;
import static contactcorrections.report.changes.LoggedRows.untold;
import static contactcorrections.request.column.RequestObject.QUEUE_INFO;
import static contactcorrections.request.column.RequestObject.REFERENCES;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangedRow;
import contactcorrections.csv.CsvFile;
import contactcorrections.csv.CsvSettings;
import contactcorrections.input.FileInput;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedCsvTests {

    private static final RequestSettings SETTINGS =
            new RequestSettings("i", "(clear)", null, Map.of(), List.of(), Map.of());

    @TempDir
    private Path folder;

    private long unsaid;

    @Test
    void rowsThatChangeSomethingStandThereAsTheyAreWithWhatTheyExpect() throws IOException {
        String planned = planned("""
                ContactId,Name,Description
                c-1,Grace,
                c-2,Ada,same
                c-3,,"two
                lines"
                """, row(1, name("Ada", "Grace")), row(3, description(null, "two\nlines")));

        assertThat(planned).isEqualTo("""
                ContactId,Name,Description,Expected.Name,Expected.Description
                c-1,Grace,,Ada,
                c-3,,"two
                lines",,(clear)
                """);
        assertThat(unsaid).isZero();
    }

    @Test
    void fileIsWrittenAsTheInputIs() throws IOException {
        byte[] planned = planned(
                "\uFEFFsep=;\r\nContactId;Name\r\nc-1;\"Grüße\"\r\n".getBytes(StandardCharsets.UTF_16LE),
                new CsvSettings(StandardCharsets.UTF_16LE, null),
                new RequestSettings("i", "EMPTY", null, Map.of(), List.of(), Map.of()),
                row(1, name("", "Grüße")));

        assertThat(new String(planned, StandardCharsets.UTF_16LE))
                .isEqualTo("\uFEFFsep=;\r\nContactId;Name;Expected.Name\r\nc-1;\"Grüße\";EMPTY\r\n");
    }

    @Test
    void carriageReturnStaysPartOfTheCell() throws IOException {
        assertThat(planned("ContactId,Name\nc-1,x\n", row(1, name("old\r", "x"))))
                .isEqualTo("ContactId,Name,Expected.Name\nc-1,x,\"old\r\"\n");
    }

    @Test
    void textThatTheCharsetLacksIsNotExpectedUnlessJsonCanSayIt() throws IOException {
        byte[] planned = planned(
                "ContactId,Name,QueueInfo.Id\nc-1,x,q\n".getBytes(StandardCharsets.ISO_8859_1),
                new CsvSettings(StandardCharsets.ISO_8859_1, null),
                SETTINGS,
                row(1, name("顧客", "x"), change(QUEUE_INFO, Field.ID, "顧客", "q")));

        assertThat(new String(planned, StandardCharsets.ISO_8859_1)).isEqualTo("""
                ContactId,Name,QueueInfo.Id,Expected.Name,Expected.QueueInfo
                c-1,x,q,,"{""Id"":""\\u9867\\u5BA2""}"
                """);
        assertThat(unsaid).isOne();
    }

    @Test
    void formOfTheInputsColumnsIsTaken() throws IOException {
        String planned = planned(
                """
                ContactId,References.crm.URL,References.doc.Type,References.doc.Value,SegmentAttributes
                c-1,x,URL,y,"{""a"": {""ValueString"": ""b""}}"
                """,
                row(
                        1,
                        reference("crm", Field.TYPE, null, "URL"),
                        reference("crm", Field.VALUE, null, "x"),
                        reference("doc", Field.TYPE, "URL", "URL"),
                        reference("doc", Field.VALUE, "old", "y"),
                        attribute("a", Field.VALUE_STRING, "before", "b")));

        assertThat(planned).isEqualTo("""
                ContactId,References.crm.URL,References.doc.Type,References.doc.Value,SegmentAttributes,\
                Expected.References.crm.URL,Expected.References.doc.Type,Expected.References.doc.Value,\
                Expected.SegmentAttributes
                c-1,x,URL,y,"{""a"": {""ValueString"": ""b""}}",(clear),URL,old,"{""a"":{""ValueString"":""before""}}"
                """);
    }

    @Test
    void referenceOfAnotherTypeIsExpectedWithIt() throws IOException {
        String planned = planned(
                "ContactId,References.crm.URL\nc-1,x\nc-2,y\n",
                row(1, reference("crm", Field.TYPE, "STRING", "URL"), reference("crm", Field.VALUE, "s", "x")),
                row(2, reference("crm", Field.TYPE, "URL", "URL"), reference("crm", Field.VALUE, "u", "y")));

        assertThat(planned).isEqualTo("""
                ContactId,References.crm.URL,Expected.References.crm.Type,Expected.References.crm.Value
                c-1,x,STRING,s
                c-2,y,URL,u
                """);
    }

    @Test
    void whatTheInputExpectsItselfIsNotRepeated() throws IOException {
        String input = """
                ContactId,Name,References.crm.URL,References.b.URL,Expected.name,Expected.References.crm.URL
                c-1,x,y,z,Ada,old
                """;

        assertThat(planned(
                        input,
                        row(
                                1,
                                name("Ada", "x"),
                                reference("crm", Field.TYPE, "URL", "URL"),
                                reference("crm", Field.VALUE, "old", "y"),
                                reference("b", Field.TYPE, "URL", "URL"),
                                reference("b", Field.VALUE, "#N/A", "z"))))
                .isEqualTo("""
                ContactId,Name,References.crm.URL,References.b.URL,Expected.name,Expected.References.crm.URL,\
                Expected.References.b.URL
                c-1,x,y,z,Ada,old,
                """);
    }

    @Test
    void whatConnectDoesNotTellIsNotExpected() throws IOException {
        assertThat(planned(
                        "ContactId,References.doc.Type,References.doc.StatusReason\nc-1,URL,r\n",
                        row(
                                1,
                                reference("doc", Field.TYPE, "URL", "URL"),
                                untold(REFERENCES, "doc", Field.STATUS_REASON, "r"))))
                .isEqualTo("""
                ContactId,References.doc.Type,References.doc.StatusReason,Expected.References.doc.Type
                c-1,URL,r,URL
                """);
    }

    @Test
    void columnsWithoutANameAtTheEndOfTheInputAreLeftThere() throws IOException {
        String planned = planned("ContactId,Name,,\nc-1,x,,\n", row(1, name("Ada", "x")));

        assertThat(planned).isEqualTo("ContactId,Name,,,Expected.Name\nc-1,x,,,Ada\n");
        assertThat(HeldContacts.allValid(Files.writeString(folder.resolve("again.csv"), planned), SETTINGS))
                .hasSize(1);
    }

    @Test
    void planThatChangesNothingHasNoRows() throws IOException {
        assertThat(planned("ContactId,Name\nc-1,x\n", row(1, name("x", "x")))).isEqualTo("ContactId,Name\n");
    }

    private String planned(String input, ChangedRow... rows) throws IOException {
        byte[] planned = planned(
                input.getBytes(StandardCharsets.UTF_8), new CsvSettings(StandardCharsets.UTF_8, null), SETTINGS, rows);
        return new String(planned, StandardCharsets.UTF_8);
    }

    private byte[] planned(byte[] bytes, CsvSettings csv, RequestSettings settings, ChangedRow... rows)
            throws IOException {
        CsvFile input = CsvFile.open(FileInput.of(Files.write(folder.resolve("input.csv"), bytes)), csv);
        ReportFolder report = ReportFolder.create(folder, "input.csv", "1");
        try (ChangeLog log = LoggedRows.log(folder, rows)) {
            unsaid = new PlannedCsv(input, settings).write(report, log);
        }
        return Files.readAllBytes(report.path().resolve("planned.csv"));
    }
}
