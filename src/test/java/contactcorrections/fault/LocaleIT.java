package contactcorrections.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import contactcorrections.fault.Running.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A locale that knows ASCII alone, as cron and bare containers have it, cannot name every file: that is said, nothing is skipped. */
class LocaleIT {

    @TempDir
    Path folder;

    @Test
    void fileThatTheLocaleCannotNameIsRefusedWithTheWayOut() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "a locale that can name the file");
        try (Endpoint endpoint = Endpoint.start()) {
            Path inbox = Files.createDirectory(folder.resolve("inbox"));
            Files.writeString(inbox.resolve("n\u00E4me.csv"), "ContactId,Name\nc-1,a\n");
            Files.writeString(inbox.resolve("plain.csv"), "ContactId,Name\nc-1,a\n");
            var program = new PackagedProgram(folder, endpoint);

            program.through("env", "LC_ALL=C");
            saysWhichLocaleToSet(validate(program, "inbox"), 3);
            saysWhichLocaleToSet(validate(program, "inbox/n\u00E4me.csv"), 64);
        }
    }

    private static Ended validate(PackagedProgram program, String input) throws Exception {
        return program.start("validate", "--instance-id=i", "--report-to=" + program.reports(), input)
                .ended();
    }

    private static void saysWhichLocaleToSet(Ended end, int code) {
        assertThat(end.code()).as(end.err()).isEqualTo(code);
        assertThat(end.err())
                .contains("set LC_ALL=C.UTF-8")
                .doesNotContain("Exception")
                .hasLineCount(code == 64 ? 2 : 1);
    }
}
