package contactcorrections.command;

import java.util.List;

/** How this program was started, for command lines that are shown to be repeated. */
final class Program {

    private static final String PACKAGED = "target/contact-corrections.jar";

    private Program() {}

    /** The class path of a program that was started from its jar is the jar, as it was given. */
    static List<String> words() {
        boolean packaged = Program.class.getPackage().getImplementationVersion() != null;
        return List.of("java", "-jar", packaged ? System.getProperty("java.class.path", PACKAGED) : PACKAGED);
    }
}
