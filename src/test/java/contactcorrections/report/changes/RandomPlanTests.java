package contactcorrections.report.changes;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.changes.ChangeLog;
import contactcorrections.changes.ChangeParts;
import contactcorrections.changes.ChangedRow;
import contactcorrections.contact.FieldChange;
import contactcorrections.csv.CsvFile;
import contactcorrections.report.destination.CsvLine;
import contactcorrections.report.destination.ReportFolder;
import contactcorrections.request.Correction;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.value.InstanceScope;
import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever contacts hold and rows change, the plan applies just that, and the undo puts back what it does not report. */
class RandomPlanTests {

    private static final List<List<String>> COLUMNS = List.of(
            List.of("Name", "Ada", "(clear)", "x", "two\nlines", "NULL"),
            List.of("Description", "Ada", "(clear)", "a\rb", "x", "\u0001"),
            List.of("References.crm.URL", "https://a.example", "(clear)", "x"),
            List.of("References.due.DATE", "2026-01-31", "1767225600", "(clear)"),
            List.of("References.doc.Type", "URL", "STRING", "ATTACHMENT"),
            List.of("References.doc.Value", "x", "(clear)", "#N"),
            List.of("References.doc.Status", "APPROVED", "REJECTED"),
            List.of("References.doc.Arn", "arn:aws:connect:eu:1:c/d"),
            List.of("References.doc.StatusReason", "reason"),
            List.of("References.k.Type.STRING", "x", "Ada"),
            List.of("SegmentAttributes.tier", "gold", "(clear)", "x"),
            List.of("SegmentAttributes.level.ValueInteger", "7", "8"),
            List.of("SegmentAttributes.connect:Arn.ValueArn", "arn", "w1"),
            List.of("SegmentAttributes.a.ValueInteger.ValueString", "x", "Ada"),
            List.of("ContactExpiry", "5", "PT36H"),
            List.of("QueueInfo.Id", "w1", "w2"),
            List.of("UserInfo.UserId", "w1", "w2"),
            List.of("CustomerEndpoint.Type", "VOIP", "TELEPHONE_NUMBER"),
            List.of("CustomerEndpoint.Address", "+4930901821", "(clear)"),
            List.of("SystemEndpoint.Address", "x", "(clear)"),
            List.of(
                    "AdditionalRecipients.Cc",
                    "a1@b.example",
                    "(clear)",
                    "\"Last, First\" <a2@b.example>; c@d.example"));

    private static final List<List<String>> JSON_COLUMNS = List.of(
            List.of("Name", "Ada", "x"),
            List.of(
                    "References",
                    "{\"crm\": {\"Type\": \"URL\", \"Value\": \"#N/A\"}}",
                    "{\"other\": {\"Type\": \"STRING\", \"Value\": \"\"}, \"due\": {\"Type\": \"DATE\", \"Value\": \"2026-01-31\"}}",
                    "{\"new\": {\"Type\": \"EMAIL\", \"Value\": \"\\u0000\"}}"),
            List.of(
                    "SegmentAttributes",
                    "{\"tier\": {\"ValueString\": \"(clear)\"}}",
                    "{\"connect:List\": {\"ValueList\": [{\"ValueInteger\": 2}]}, \"level\": {\"ValueMap\": {\"m\": {\"ValueString\": \"x\"}}}}",
                    "{\"tier\": {\"ValueInteger\": 3}, \"connect:ContactExpiry\": {\"ValueMap\": {\"ExpiryDuration\": {\"ValueInteger\": 5}}}}"),
            List.of("QueueInfo", "{\"Id\": \" w1 \"}", "{\"Id\": \"w2\"}"),
            List.of("UserInfo", "{\"UserId\": \"w1\"}"),
            List.of("CustomerEndpoint", "{\"Type\": \"VOIP\", \"Address\": \"#N/A\"}", "{\"Address\": \" \"}"),
            List.of(
                    "AdditionalRecipients",
                    "{\"CcEmailAddresses\": []}",
                    "{\"CcEmailAddresses\": [{\"EmailAddress\": \"a1@b.example\", \"DisplayName\": \"a;b\"}]}"));

    private static final RequestSettings SETTINGS =
            new RequestSettings("i-1", "(clear)", null, Map.of(), List.of(), Map.of());

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1143, 1322), LongStream.range(0, 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void undoPutsBackWhatItDoesNotReport(long seed) throws IOException {
        HeldContacts contacts = contacts(seed);
        Path input = input(seed);
        try (ChangeLog log = log()) {
            List<ChangedRow> rows = applyAll(HeldContacts.valid(input, SETTINGS), contacts, log);
            ReportFolder report = ReportFolder.create(folder, "input.csv", "1");

            ChangeFiles.Undo undo = new ChangeFiles(report, log).writeUndo(row -> true);

            List<Correction> undone = HeldContacts.allValid(
                    report.path().resolve("undo.csv"),
                    new RequestSettings(null, "(clear)", null, Map.of(), List.of(), Map.of()));
            assertThat(undone).hasSize((int) undo.rows());
            for (Correction each : undone) {
                assertThat(contacts.holdWhatIsExpected(each))
                        .as("line %s", each.position().line())
                        .isTrue();
                contacts.apply(each);
            }
            assertThat(contacts.different(rows))
                    .isLessThanOrEqualTo(undo.irreversible().stream()
                            .mapToLong(Irreversible::count)
                            .sum());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void planExpectsWhatIsHeldAndNothingElse(long seed) throws IOException {
        HeldContacts contacts = contacts(seed);
        Path input = input(seed);
        try (ChangeLog log = log()) {
            List<ChangedRow> rows = applyAll(HeldContacts.valid(input, SETTINGS), contacts, log);
            ReportFolder report = ReportFolder.create(folder, "input.csv", "1");

            var files = new ChangeFiles(report, log);
            CsvFile file = HeldContacts.csv(input);
            files.writeChanges(
                    SETTINGS.mapperFor(file.header(), InstanceScope.ANY).columns());
            files.writePlanned(file, SETTINGS);

            HeldContacts again = contacts(seed);
            List<Correction> planned = HeldContacts.allValid(report.path().resolve("planned.csv"), SETTINGS);
            List<ChangedRow> changing = rows.stream()
                    .filter(row -> row.changes().stream().anyMatch(FieldChange::isChange))
                    .toList();
            assertThat(planned).hasSameSizeAs(changing);
            for (int i = 0; i < planned.size(); i++) {
                Correction each = planned.get(i);
                assertThat(again.holdWhatIsExpected(each)).isTrue();
                assertThat(told(again.changes(each))).isEqualTo(told(changing.get(i)));
                again.apply(each);
            }
        }
    }

    /** Blank and absent are the same. */
    private static List<String> told(ChangedRow row) {
        return row.changes().stream()
                .filter(FieldChange::isChange)
                .map(change -> "%s %s: %s -> %s"
                        .formatted(
                                change.object(),
                                change.after().field(),
                                change.before() == null || change.before().isBlank() ? "" : change.before(),
                                change.after()))
                .toList();
    }

    private static List<ChangedRow> applyAll(List<Correction> corrections, HeldContacts contacts, ChangeLog log) {
        List<ChangedRow> rows = new ArrayList<>();
        for (Correction correction : corrections) {
            ChangedRow row = contacts.changes(correction);
            rows.add(row);
            log.add(row);
            contacts.apply(correction);
        }
        log.flush();
        return rows;
    }

    private ChangeLog log() {
        return ChangeLog.open(ChangeParts.at(folder.resolve("changes").toString(), new S3Access()), "1");
    }

    private static HeldContacts contacts(long seed) {
        RandomContact random = new RandomContact(seed);
        HeldContacts contacts = new HeldContacts();
        for (int contact = 0; contact < 12; contact++) {
            contacts.put("c" + contact, random.next());
        }
        return contacts;
    }

    private Path input(long seed) throws IOException {
        Random random = new Random(seed);
        List<List<String>> known = random.nextInt(3) == 0 ? JSON_COLUMNS : COLUMNS;
        Set<List<String>> columns = new LinkedHashSet<>();
        for (int i = 2 + random.nextInt(8); i >= 0; i--) {
            columns.add(known.get(random.nextInt(known.size())));
        }
        CsvLine csv = new CsvLine(',');
        List<String> names = new ArrayList<>(List.of("ContactId"));
        columns.forEach(column -> names.add(column.get(0)));
        StringBuilder text = new StringBuilder(csv.of(names)).append('\n');
        for (int row = 0; row < 40; row++) {
            List<String> cells = new ArrayList<>(List.of("c" + random.nextInt(12)));
            columns.forEach(column ->
                    cells.add(random.nextBoolean() ? "" : column.get(1 + random.nextInt(column.size() - 1))));
            text.append(csv.of(cells)).append('\n');
        }
        return Files.writeString(folder.resolve("input.csv"), text);
    }
}
