package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What a command line came to: its exit code, and what it wrote. */
record CommandRun(int code, String out, String err) {

    private static final Path EXPECTED = Path.of("src/test/resources/contactcorrections/command");
    private static final Path ACTUAL = Path.of("target/actual/contactcorrections/command");

    static CommandRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine program = ContactCorrections.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        try {
            int code = program.execute(arguments);
            return new CommandRun(code, out.toString(), err.toString());
        } finally {
            // A log that this command asked for is not one for the tests after it.
            ((Logger) LoggerFactory.getLogger("contactcorrections")).setLevel(Level.OFF);
        }
    }

    /** The command line and all that it came to, as a terminal would show it. */
    static String transcript(String... arguments) {
        CommandRun run = of(arguments);
        return "$ %s%n%s%s[%s]%n%n".formatted(String.join(" ", arguments), run.out, run.err, run.code);
    }

    /** Compares a whole text with a file; what differs is left in {@code target/actual}. */
    static void assertSame(String actual, String file) throws IOException {
        Path expected = EXPECTED.resolve(file);
        String text = Files.exists(expected) ? Files.readString(expected, StandardCharsets.UTF_8) : "";
        if (!actual.equals(text)) {
            Files.createDirectories(ACTUAL);
            Files.writeString(ACTUAL.resolve(file), actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).as("text that should be that of %s", expected).isEqualTo(text);
    }
}
