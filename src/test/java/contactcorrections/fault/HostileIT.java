package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names, ids and cells that mean something to a browser, a spreadsheet, a shell or a URL are text here. */
class HostileIT {

    private static final List<String> CONTACTS = List.of(
            "a/b",
            "a?b=c",
            "a%2Fb",
            "100%",
            "a b",
            "\uD83D\uDE00",
            "a#b",
            "a&b=c+d",
            "../..",
            "/",
            "=1+1",
            "a\"b",
            "<i>a</i>",
            "Zo\u00EB",
            "a\\b;c",
            "...",
            "a:b@c",
            "a\tb");

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String FILE =
            "..a \"quoted\" 'name'\nof two <b>lines<b>; $(touch owned) Zo\u00EB \uD83D\uDE00.csv";

    @TempDir
    Path folder;

    @Test
    void textStaysText() throws Exception {
        try (Endpoint endpoint = Endpoint.start()) {
            var file = hostile();
            var program = new PackagedProgram(folder, endpoint);
            Ended end = program.apply(file.path(), "--rate=1000", "--max-errors=100%")
                    .ended();

            assertThat(end.code()).as(end.err()).isEqualTo(1);
            WrittenReport report = WrittenReport.onlyOne(program.reports());
            Judge.of(file, endpoint, report).finished(end);
            assertThat(report.text("summary.html")).doesNotContain(SCRIPT).doesNotContain("<b>lines");
            assertThat(report.succeeded()).extracting(cells -> cells[1]).containsExactlyElementsOf(CONTACTS);
            theCommandToGoOnWithIsOneThatAShellTakes(end, report);
        }
    }

    private CorrectionsFile hostile() throws Exception {
        var file =
                new CorrectionsFile(folder.resolve(FILE), CorrectionsFile.HEADER + ",References." + SCRIPT + ".DATE");
        for (String contact : CONTACTS) {
            String text = "=HYPERLINK(\"x\") " + SCRIPT + " of " + contact;
            String cell = CorrectionsFile.quoted(text);
            file.valid(contact, text, "%s,,%s,".formatted(CorrectionsFile.quoted(contact), cell));
            file.invalid("%s,,%s,=no date".formatted(CorrectionsFile.quoted(contact), cell));
        }
        file.invalid(".,,a step up,").invalid("..,,two steps up,");
        return file.write();
    }

    private void theCommandToGoOnWithIsOneThatAShellTakes(Ended end, WrittenReport report) throws Exception {
        String command = report.summary().path("nextCommand").asString();
        String lastWord = "for word in %s; do last=\"$word\"; done; printf %%s \"$last\"".formatted(command);
        var shell = new ProcessBuilder("sh", "-c", lastWord)
                .directory(folder.toFile())
                .start();
        String argument = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(argument).isEqualTo(report.folder().resolve("failed.csv").toString());
        assertThat(folder.resolve("owned")).doesNotExist();
        assertThat(end.out()).doesNotContain("\u001b");
    }
}
