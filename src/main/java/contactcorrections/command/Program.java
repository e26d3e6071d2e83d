package contactcorrections.command;

import java.util.List;

/** How this program was started, for command lines that are shown to be repeated. */
final class Program {

    /** Names what starts the program where the jar is not what people start, as in a container. */
    private static final String COMMAND = "CONTACT_CORRECTIONS_COMMAND";

    private static final String PACKAGED = "target/contact-corrections.jar";

    private Program() {}

    /** What stands before the name of a command. */
    static List<String> words() {
        return words(System.getenv().getOrDefault(COMMAND, ""));
    }

    /** The class path of a program that was started from its jar is the jar, as it was given. */
    static List<String> words(String command) {
        if (!command.isBlank()) {
            return List.of(command.strip().split("\\s+"));
        }
        boolean packaged = Program.class.getPackage().getImplementationVersion() != null;
        return List.of("java", "-jar", packaged ? System.getProperty("java.class.path", PACKAGED) : PACKAGED);
    }
}
