package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A locale with digits of its own, or with two kinds of i, changes nothing in what is read, stored, written and said. */
@Timeout(300)
class LocaleTests {

    private static final String URL = "spring.datasource.url";
    private static final String INSTANCE = "11111111-2222-3333-4444-555555555555";
    private static final String HEADER = String.join(
            ",",
            "CONTACTID",
            "INSTANCEID",
            "DESCRIPTION",
            "REFERENCES.crm.TYPE",
            "References.crm.VALUE",
            "References.crm.STATUS",
            "contactexpiry",
            "CUSTOMERENDPOINT.TYPE",
            "CustomerEndpoint.ADDRESS");

    @TempDir
    private Path folder;

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void restore() {
        System.clearProperty(URL);
        Locale.setDefault(usual);
    }

    @Test
    void everyTextIsTheSameUnderEveryLocale() throws IOException {
        String expected = transcript("en");
        assertThat(expected)
                .contains("(MISSING_CONTACT_ID)", "\nline,contact_id,request_id,attempts,sent_at\n0,c-0,ID,0,TIME\n");

        for (String locale : List.of("fa", "ar-EG", "ar-SA-u-nu-arab", "mr-IN", "tr")) {
            assertThat(transcript(locale)).as(locale).isEqualTo(expected);
        }
    }

    /** What a validation, a run, its status and a purge say and write, with the same number for all numbers. */
    private String transcript(String locale) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        System.setProperty(URL, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Path input = Files.writeString(
                folder.resolve("in.csv"),
                String.join(
                        "\n",
                        HEADER,
                        row("c-1", "email_address,b@c.example"),
                        row("c-2", "telephone_number,+493012345678"),
                        row("", ",")));
        Path reports = folder.resolve(locale);
        String said = said("validate", "--report-to=" + reports, input.toString())
                + said(
                        "run",
                        "--simulate",
                        "--rate=1234.5",
                        "--max-errors=50%",
                        "--report-to=" + reports,
                        input.toString())
                + said("status")
                + said("purge", "--older-than=0s");
        String written = files(reports, "succeeded.csv", "failed.csv");
        String shown = files(reports, "summary.json", "summary.html");

        assertThat(said + written + shown).doesNotContainPattern("(?U)(?![0-9])\\d");
        return legible((said + written).replace(reports.toString(), "REPORTS"));
    }

    private static String row(String contact, String endpoint) {
        return "%s,%s,of %s,string,a,available,90,%s".formatted(contact, INSTANCE, contact, endpoint);
    }

    private static String said(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.code()).as(run.err()).isIn(0, 1);
        return run.err() + run.out();
    }

    private static String files(Path reports, String... names) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            var text = new StringBuilder();
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                if (List.of(names).contains(String.valueOf(file.getFileName()))) {
                    text.append(Files.readString(file));
                }
            }
            return text.toString();
        }
    }

    private static String legible(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:[0-9:.]+( UTC|Z)?", "TIME")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}\\b", "ID")
                .replaceAll("[0-9]+([.,][0-9]+)*", "0")
                .replaceAll("0 (ms|s|min)\\b", "0 s")
                .replaceAll(" +", " ");
    }
}
