package contactcorrections.command;

import contactcorrections.input.FileInput;
import contactcorrections.input.Input;
import contactcorrections.input.InputException;
import contactcorrections.input.S3Folder;
import contactcorrections.input.S3Input;
import contactcorrections.run.ExitState;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.settings.CommandException;
import contactcorrections.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the inputs that a command line names. */
final class Inputs {

    private static final Pattern OTHER_ADDRESS =
            Pattern.compile("s3[an]?:|arn:|[a-z][a-z0-9+.-]+:/", Pattern.CASE_INSENSITIVE);

    private final S3Access s3;

    /** @param s3 has to stay open as long as the inputs are read */
    Inputs(S3Access s3) {
        this.s3 = s3;
    }

    /**
     * Every file and object, in the order given, and those of a folder or prefix in name order, but those that are hidden.
     *
     * @throws CommandException if one cannot be read
     */
    List<Input> of(List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException(
                    "INPUT is missing: name a file or a folder, or give corrections.input in a job definition");
        }
        try {
            return names.stream().flatMap(this::of).toList();
        } catch (InputException e) {
            throw new CommandException(ExitState.FAILED, e.getMessage(), e);
        }
    }

    /** The input at a location that an earlier run has recorded. */
    Input at(String location) {
        return S3Address.isOne(location) ? S3Input.of(s3, S3Address.of(location)) : FileInput.of(Path.of(location));
    }

    private Stream<Input> of(String name) {
        if (S3Address.isOne(name)) {
            return inS3(name);
        }
        requireNoOtherAddress(name);
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("INPUT: " + UsageException.NO_PATH);
        }
        return Files.isDirectory(path) ? inFolder(path) : Stream.of(FileInput.of(path));
    }

    private Stream<Input> inS3(String name) {
        S3Address address;
        try {
            address = S3Address.of(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("INPUT: %s is not accepted, %s".formatted(name, e.getMessage()));
        }
        return address.isPrefix() ? new S3Folder(s3, address).inputs().stream() : Stream.of(S3Input.of(s3, address));
    }

    private static void requireNoOtherAddress(String name) {
        if (name.equals("-")) {
            throw new UsageException("INPUT: - is not accepted, expected a file, since it is read more than once;"
                    + " save standard input to a file first, and name that");
        }
        if (OTHER_ADDRESS.matcher(name).lookingAt()) {
            throw new UsageException(
                    "INPUT: %s is not accepted, expected a path, s3://BUCKET/KEY or s3://BUCKET/PREFIX/"
                            .formatted(name));
        }
    }

    private static Stream<Input> inFolder(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Inputs::isCorrections).sorted().toList();
        } catch (IOException e) {
            throw new InputException("%s: the folder cannot be listed; check its permissions".formatted(folder), e);
        }
        if (files.isEmpty()) {
            throw new InputException(
                    "%s: no *.csv and no *.csv.gz in this folder (hidden ones, named .* or ~$*, do not count)"
                            .formatted(folder));
        }
        return files.stream().map(FileInput::of);
    }

    private static boolean isCorrections(Path file) {
        return Files.isRegularFile(file) && Input.isNamedAsCorrections(String.valueOf(file.getFileName()));
    }
}
