package contactcorrections.report.changes;

import static contactcorrections.report.changes.Irreversible.Kind.ATTRIBUTE_ADDED;
import static contactcorrections.report.changes.Irreversible.Kind.NOT_CLEARABLE;
import static contactcorrections.report.changes.Irreversible.Kind.NOT_TOLD;
import static contactcorrections.report.changes.Irreversible.Kind.NO_CELL;
import static contactcorrections.report.changes.Irreversible.Kind.REFERENCE_ADDED;
import static contactcorrections.report.changes.LoggedRows.attribute;
import static contactcorrections.report.changes.LoggedRows.change;
import static contactcorrections.report.changes.LoggedRows.description;
import static contactcorrections.report.changes.LoggedRows.name;
import static contactcorrections.report.changes.LoggedRows.reference;
import static contactcorrections.report.changes.LoggedRows.row;
import static contactcorrections.report.changes.LoggedRows.untold;
import static contactcorrections.request.column.RequestObject.ADDITIONAL_RECIPIENTS;
import static contactcorrections.request.column.RequestObject.CUSTOMER_ENDPOINT;
import static contactcorrections.request.column.RequestObject.QUEUE_INFO;
import static contactcorrections.request.column.RequestObject.REFERENCES;
import static contactcorrections.request.column.RequestObject.USER_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.contact.FieldValue;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.column.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCsvTests {

    @TempDir
    private Path folder;

    private ReportFolder report;

    @BeforeEach
    void makeFolder() {
        report = ReportFolder.create(folder, "input.csv", "1");
    }

    @Test
    void earlierValuesArePutBackWhereWhatWasSentIsStillThere() throws IOException {
        assertThat(undo(
                        row(1, name("Ada", "Grace"), description("old", "new")),
                        row(2, name("two\nlines", ""), description(null, "set"))))
                .isEqualTo(new ChangeFiles.Undo(2, 0, List.of()));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,Name,Description,Expected.Name,Expected.Description
                c-2,i,"two
                lines",(clear),(clear),set
                c-1,i,Ada,old,Grace,new
                """);
    }

    @Test
    void rowsThatWereNotSentHaveNoLine() throws IOException {
        assertThat(undo(row -> row == 2, row(1, name("a", "b")), row(2, name("c", "d"))))
                .isEqualTo(new ChangeFiles.Undo(1, 0, List.of()));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,Name,Expected.Name
                c-2,i,c,d
                """);
    }

    @Test
    void nothingToUndoIsAFileWithoutRows() throws IOException {
        assertThat(undo(row(1, name("same", "same")))).isEqualTo(new ChangeFiles.Undo(0, 0, List.of()));

        assertThat(written()).isEqualTo("ContactId,InstanceId\n");
    }

    @Test
    void referencesOfOneTypeHaveOneColumn() throws IOException {
        undo(
                row(1, reference("crm", Field.TYPE, "URL", "URL"), reference("crm", Field.VALUE, "a", "b")),
                row(2, reference("crm", Field.TYPE, "URL", "URL"), reference("crm", Field.VALUE, "c", "")));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,References.crm.URL,Expected.References.crm.URL
                c-2,i,c,(clear)
                c-1,i,a,b
                """);
    }

    @Test
    void referenceThatGotAnotherTypeHasAColumnForIt() throws IOException {
        undo(
                row(1, reference("crm", Field.TYPE, "URL", "STRING"), reference("crm", Field.VALUE, "a", "b")),
                row(2, reference("crm", Field.TYPE, "NUMBER", "STRING"), reference("crm", Field.VALUE, "1", "c")));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,References.crm.Type,References.crm.Value,Expected.References.crm.STRING
                c-2,i,NUMBER,1,c
                c-1,i,URL,a,b
                """);
    }

    @Test
    void addedReferenceIsEmptied() throws IOException {
        assertThat(undo(row(1, reference("crm", Field.TYPE, null, "URL"), reference("crm", Field.VALUE, null, "b"))))
                .isEqualTo(new ChangeFiles.Undo(1, 0, List.of(new Irreversible(REFERENCE_ADDED, 1))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,References.crm.URL,Expected.References.crm.URL
                c-1,i,(clear),b
                """);
    }

    @Test
    void statusAndArnOfAReferenceArePutBackIfTheyWereThere() throws IOException {
        assertThat(undo(row(
                        1,
                        reference("doc", Field.TYPE, "ATTACHMENT", "ATTACHMENT"),
                        reference("doc", Field.VALUE, "v", "v"),
                        reference("doc", Field.STATUS, "APPROVED", "REJECTED"),
                        reference("doc", Field.ARN, null, "arn:aws:connect:eu:1:a/b"),
                        untold(REFERENCES, "doc", Field.STATUS_REASON, "blurred"))))
                .isEqualTo(new ChangeFiles.Undo(
                        1, 0, List.of(new Irreversible(NOT_CLEARABLE, 1), new Irreversible(NOT_TOLD, 1))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,References.doc.Type,References.doc.Value,References.doc.Status,\
                Expected.References.doc.Type,Expected.References.doc.Value,Expected.References.doc.Status
                c-1,i,ATTACHMENT,v,APPROVED,ATTACHMENT,v,REJECTED
                """);
    }

    @Test
    void attributesHaveTheColumnOfTheirKind() throws IOException {
        assertThat(undo(row(
                        1,
                        attribute("tier", Field.VALUE_STRING, "silver", "gold"),
                        attribute("added", Field.VALUE_STRING, null, "x"),
                        attribute("level", Field.VALUE_INTEGER, "7", "8"),
                        attribute("count", Field.VALUE_INTEGER, null, "9"),
                        attribute("connect:ContactExpiry", Field.CONTACT_EXPIRY, "60", "90"),
                        attribute(
                                "size",
                                new FieldValue(Field.VALUE_STRING, "L"),
                                new FieldValue(Field.VALUE_INTEGER, "3")))))
                .isEqualTo(new ChangeFiles.Undo(
                        1, 0, List.of(new Irreversible(ATTRIBUTE_ADDED, 1), new Irreversible(NOT_CLEARABLE, 1))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,SegmentAttributes.tier,SegmentAttributes.added,SegmentAttributes.level.ValueInteger,\
                ContactExpiry,SegmentAttributes.size,Expected.SegmentAttributes.tier,Expected.SegmentAttributes.added,\
                Expected.SegmentAttributes.level.ValueInteger,Expected.ContactExpiry,\
                Expected.SegmentAttributes.size.ValueInteger
                c-1,i,silver,(clear),7,60,L,gold,x,8,90,3
                """);
    }

    @Test
    void attributesThatNoCellsOfTheirOwnCanHoldAreJson() throws IOException {
        undo(
                row(
                        1,
                        attribute("tier", Field.VALUE_STRING, "silver", "gold"),
                        attribute(
                                "map",
                                Field.VALUE_MAP,
                                "{\"a\":{\"ValueInteger\":1}}",
                                "{\"a\":{\"ValueInteger\":2}}")),
                row(2, attribute("added", Field.VALUE_STRING, null, "x")));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,SegmentAttributes,Expected.SegmentAttributes
                c-2,i,"{""added"":{""ValueString"":""\""}}","{""added"":{""ValueString"":""x""}}"
                c-1,i,"{""tier"":{""ValueString"":""silver""},""map"":{""ValueMap"":{""a"":{""ValueInteger"":1}}}}",\
                "{""tier"":{""ValueString"":""gold""},""map"":{""ValueMap"":{""a"":{""ValueInteger"":2}}}}"
                """);
    }

    @Test
    void attributeOfTwoKindsIsJsonOnThatSideAlone() throws IOException {
        undo(
                row(
                        1,
                        attribute(
                                "k",
                                new FieldValue(Field.VALUE_INTEGER, "1"),
                                new FieldValue(Field.VALUE_STRING, "x"))),
                row(2, attribute("k", Field.VALUE_STRING, "2", "y")));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,SegmentAttributes,Expected.SegmentAttributes.k
                c-2,i,"{""k"":{""ValueString"":""2""}}",y
                c-1,i,"{""k"":{""ValueInteger"":1}}",x
                """);
    }

    @Test
    void moreKeysThanAnyoneReadsAreJson() throws IOException {
        FieldChange[] changes = IntStream.rangeClosed(1, 101)
                .mapToObj(key -> attribute("k" + key, Field.VALUE_STRING, "a", "b"))
                .toArray(FieldChange[]::new);

        undo(row(1, changes));

        assertThat(written()).startsWith("ContactId,InstanceId,SegmentAttributes,Expected.SegmentAttributes\n");
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void referenceWithATextThatCellsTakeForSomethingElseIsJson() throws IOException {
        undo(row(1, reference("crm", Field.TYPE, "STRING", "STRING"), reference("crm", Field.VALUE, "#N/A", "x")));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,References,Expected.References.crm.STRING
                c-1,i,"{""crm"":{""Type"":""STRING"",""Value"":""#N/A""}}",x
                """);
    }

    @Test
    void textThatNoCellCanHoldIsCountedAndTheRestPutBack() throws IOException {
        assertThat(undo(
                        row(1, name("(clear)", "a"), description("old", "new")),
                        row(2, name("#REF!", "a"), description("old", "new")),
                        row(3, name("x".repeat(1_025), "a"), description("\u00A0", "new")),
                        row(4, name("a\u0000b", "a"))))
                .isEqualTo(new ChangeFiles.Undo(2, 2, List.of(new Irreversible(NO_CELL, 5))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,Name,Description,Expected.Name,Expected.Description
                c-2,i,,old,,new
                c-1,i,,old,,new
                """);
    }

    @Test
    void whatStaysAsALaterRowSentItIsNotExpectedOtherwise() throws IOException {
        assertThat(undo(
                        row(1, "c", name("first", "second"), description("a", "b")),
                        row(2, "c", name("#N/A", "third")),
                        row(3, "other", name("first", "second"))))
                .isEqualTo(new ChangeFiles.Undo(2, 1, List.of(new Irreversible(NO_CELL, 2))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,Name,Description,Expected.Name,Expected.Description
                other,i,first,,second,
                c,i,,a,,b
                """);
    }

    @Test
    void identifiersThatWereNotSetStay() throws IOException {
        assertThat(undo(
                        row(1, change(QUEUE_INFO, Field.ID, null, "q1"), change(USER_INFO, Field.USER_ID, "u1", "u2")),
                        row(2, change(QUEUE_INFO, Field.ID, "", "q1"))))
                .isEqualTo(new ChangeFiles.Undo(1, 1, List.of(new Irreversible(NOT_CLEARABLE, 2))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,UserInfo.UserId,Expected.UserInfo.UserId
                c-1,i,u1,u2
                """);
    }

    @Test
    void endpointAndRecipientsArePutBack() throws IOException {
        assertThat(undo(
                        row(
                                1,
                                change(CUSTOMER_ENDPOINT, Field.TYPE, "TELEPHONE_NUMBER", "TELEPHONE_NUMBER"),
                                change(CUSTOMER_ENDPOINT, Field.ADDRESS, "+4930901820", "+4930901821"),
                                change(ADDITIONAL_RECIPIENTS, Field.CC, "a@b.example; Ada <c@d.example>", "")),
                        row(
                                2,
                                change(CUSTOMER_ENDPOINT, Field.TYPE, null, "VOIP"),
                                change(CUSTOMER_ENDPOINT, Field.ADDRESS, null, "x"),
                                change(ADDITIONAL_RECIPIENTS, Field.CC, null, "a@b.example"))))
                .isEqualTo(new ChangeFiles.Undo(2, 0, List.of(new Irreversible(NOT_CLEARABLE, 1))));

        assertThat(written()).isEqualTo("""
                ContactId,InstanceId,CustomerEndpoint.Type,CustomerEndpoint.Address,AdditionalRecipients.Cc,\
                Expected.CustomerEndpoint.Type,Expected.CustomerEndpoint.Address,Expected.AdditionalRecipients.Cc
                c-2,i,,(clear),(clear),,x,a@b.example
                c-1,i,TELEPHONE_NUMBER,+4930901820,a@b.example; Ada <c@d.example>,TELEPHONE_NUMBER,+4930901821,(clear)
                """);
    }

    @Test
    void rowThatWouldBeTooLongForAReaderIsLeftOut() throws IOException {
        FieldChange[] changes = IntStream.rangeClosed(1, 600)
                .mapToObj(key -> attribute("k" + key, Field.VALUE_STRING, "x".repeat(1_000), "y".repeat(1_000)))
                .toArray(FieldChange[]::new);

        assertThat(undo(row(1, changes), row(2, name("a", "b"))))
                .isEqualTo(new ChangeFiles.Undo(1, 1, List.of(new Irreversible(NO_CELL, 600))));
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void fewOfVeryManyValuesThatDoNotFitCostNoMore() throws IOException {
        FieldChange[] changes = IntStream.rangeClosed(1, 900)
                .mapToObj(key -> attribute("k" + key, Field.VALUE_STRING, "x".repeat(key % 300 == 0 ? 1_025 : 10), "y"))
                .toArray(FieldChange[]::new);

        assertThat(undo(row(1, changes))).isEqualTo(new ChangeFiles.Undo(1, 0, List.of(new Irreversible(NO_CELL, 3))));
        assertThat(read()).isEqualTo(1);
    }

    @Test
    void kindsAreExplained() {
        for (Irreversible.Kind kind : Irreversible.Kind.values()) {
            assertThat(new Irreversible(kind, 1_204).explain())
                    .contains(": 1,204; ")
                    .endsWith(".");
        }
    }

    private ChangeFiles.Undo undo(ChangedRow... rows) {
        return undo(row -> true, rows);
    }

    private ChangeFiles.Undo undo(LongPredicate succeeded, ChangedRow... rows) {
        try (ChangeLog log = LoggedRows.log(folder, rows)) {
            return new ChangeFiles(report, log).writeUndo(succeeded);
        }
    }

    private String written() throws IOException {
        return Files.readString(report.path().resolve("undo.csv"));
    }

    /** The number of rows, all of which are valid. */
    private int read() {
        return HeldContacts.allValid(
                        report.path().resolve("undo.csv"),
                        new RequestSettings(null, "(clear)", null, Map.of(), List.of(), Map.of()))
                .size();
    }
}
