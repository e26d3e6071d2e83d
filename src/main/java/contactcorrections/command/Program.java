package contactcorrections.command;

import java.util.List;

/** How this program was started, for command lines that are shown to be repeated. */
final class Program {

    private static final String PACKAGED = "target/contact-corrections.jar";

    private Program() {}

    static List<String> words() {
        String command = System.getProperty("sun.java.command", "");
        String first = command.split(" ", 2)[0];
        return List.of("java", "-jar", first.endsWith(".jar") ? first : PACKAGED);
    }
}
