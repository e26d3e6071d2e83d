package contactcorrections.command;

import contactcorrections.job.ExitState;
import contactcorrections.source.FileInput;
import contactcorrections.source.Input;
import contactcorrections.source.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the inputs that a command line names. */
final class Inputs {

    private Inputs() {}

    /**
     * Every file, in the order given, and those of a folder in name order.
     *
     * @throws CommandException if one cannot be read
     */
    static List<Input> of(List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException(
                    "INPUT is missing: name a file or a folder, or give corrections.input in a job definition");
        }
        try {
            return names.stream().flatMap(Inputs::of).toList();
        } catch (InputException e) {
            throw new CommandException(ExitState.FAILED, e.getMessage(), e);
        }
    }

    private static Stream<Input> of(String name) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("INPUT: this is no path of a file or a folder");
        }
        return Files.isDirectory(path) ? inFolder(path) : Stream.of(FileInput.of(path));
    }

    private static Stream<Input> inFolder(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Inputs::isCorrections).sorted().toList();
        } catch (IOException e) {
            throw new InputException("%s: the folder cannot be listed; check its permissions".formatted(folder), e);
        }
        if (files.isEmpty()) {
            throw new InputException("%s: no *.csv and no *.csv.gz in this folder".formatted(folder));
        }
        return files.stream().map(FileInput::of);
    }

    private static boolean isCorrections(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }
}
