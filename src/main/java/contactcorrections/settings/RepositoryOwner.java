package contactcorrections.settings;

import contactcorrections.run.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A note beside an H2 file that tells others who has it open; nobody reads it unless H2 says that somebody has. */
public record RepositoryOwner(RunningProcess process, Instant since) {

    private static final String H2_FILE = "jdbc:h2:file:";

    /** Notes that this process has the database open. */
    public static void note(String url) {
        RunningProcess self = RunningProcess.current();
        beside(url).ifPresent(file -> {
            try {
                Files.writeString(
                        file,
                        self.pid() + " " + self.host() + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS));
            } catch (IOException e) {
                // Others will not be told who it is, and that is all.
            }
        });
    }

    /** Who has the database open, if that is known. */
    static Optional<RepositoryOwner> of(String url) {
        return beside(url)
                .filter(Files::isReadable)
                .flatMap(RepositoryOwner::read)
                .filter(RepositoryOwner::isAlive);
    }

    private static Optional<RepositoryOwner> read(Path file) {
        try {
            String[] words = Files.readString(file).split(" ", 3);
            return Optional.of(new RepositoryOwner(
                    new RunningProcess(words[1], Long.parseLong(words[0])), Instant.parse(words[2])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The note of a process that was killed stays until the next one writes its own. */
    private boolean isAlive() {
        return !process.host().equals(RunningProcess.current().host())
                || ProcessHandle.of(process.pid()).isPresent();
    }

    private static Optional<Path> beside(String url) {
        return url.startsWith(H2_FILE)
                ? Optional.of(Path.of(url.substring(H2_FILE.length()).replaceFirst(";.*", "") + ".owner"))
                : Optional.empty();
    }

    /** In words for the user. */
    String inWords() {
        return "pid %s on %s, since %s".formatted(process.pid(), process.host(), since);
    }
}
