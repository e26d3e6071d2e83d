package contactcorrections.console;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/** What this process writes to. */
final class Terminal {

    private Terminal() {}

    /** Whether a person is watching. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isPresent() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console even where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Whether colours are wanted: on a terminal, and not under {@code NO_COLOR}. */
    static boolean hasColour() {
        return Ansi.AUTO.enabled();
    }
}
