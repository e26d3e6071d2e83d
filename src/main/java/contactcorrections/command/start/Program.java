package contactcorrections.command.start;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Which version this program is, and how it was started, for command lines that are shown to be repeated. */
public final class Program implements IVersionProvider {

    /** Names what starts the program where the jar is not what people start, as in a container. */
    private static final String COMMAND = "CONTACT_CORRECTIONS_COMMAND";

    private static final String PACKAGED = "target/contact-corrections.jar";

    @Override
    public String[] getVersion() {
        String version = version();
        return new String[] {
            "contact-corrections %s (%s)".formatted(version == null ? "(not packaged)" : version, BuiltFrom.load()),
            "Java " + Runtime.version()
        };
    }

    private static @Nullable String version() {
        return Program.class.getPackage().getImplementationVersion();
    }

    /** What stands before the name of a command. */
    public static List<String> words() {
        return words(System.getenv().getOrDefault(COMMAND, ""));
    }

    /** The class path of a program that was started from its jar is the jar, as it was given. */
    public static List<String> words(String command) {
        if (!command.isBlank()) {
            return List.of(command.strip().split("\\s+"));
        }
        boolean packaged = version() != null;
        return List.of("java", "-jar", packaged ? System.getProperty("java.class.path", PACKAGED) : PACKAGED);
    }
}
