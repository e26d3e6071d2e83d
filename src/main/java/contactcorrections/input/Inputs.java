package contactcorrections.input;

import contactcorrections.run.UsageException;
import contactcorrections.s3.S3Access;
import contactcorrections.s3.S3Address;
import contactcorrections.s3.S3Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/** Finds the inputs that names stand for: files, S3 objects, and those in folders and under prefixes. */
public final class Inputs {

    private static final Pattern OTHER_ADDRESS =
            Pattern.compile("s3[an]?:|arn:|[a-z][a-z0-9+.-]+:/", Pattern.CASE_INSENSITIVE);

    private final S3Access s3;

    /** @param s3 must stay open as long as the inputs are read */
    public Inputs(S3Access s3) {
        this.s3 = s3;
    }

    /**
     * Every file and object in the order given; those of a folder or prefix in name order, without hidden ones.
     *
     * @throws UsageException if a name cannot be that of an input
     * @throws InputException if an input cannot be read
     */
    public List<Input> of(List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException(
                    "INPUT is missing: name a file or a folder, or give corrections.input in a job definition");
        }
        return names.stream().flatMap(this::of).toList();
    }

    /** The input at a location that an earlier run recorded. */
    public Input at(String location) {
        return S3Address.isOne(location) ? S3Input.of(s3, S3Address.of(location)) : FileInput.of(Path.of(location));
    }

    /**
     * The location that runs record of one input, which need not be there any more.
     *
     * @throws UsageException if it is a folder or prefix, or the name cannot be that of an input
     */
    public static String locationOf(String name) {
        if (S3Address.isOne(name)) {
            S3Address address = address(name);
            if (address.isPrefix()) {
                throw notAccepted(name, "expected one object, not a prefix");
            }
            return address.toString();
        }
        Path path = path(name).toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            throw notAccepted(name, "expected one file, not a folder");
        }
        return real(path).toString();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path folder = path.getParent();
            return folder == null ? path : real(folder).resolve(path.getFileName());
        }
    }

    private Stream<Input> of(String name) {
        if (S3Address.isOne(name)) {
            S3Address address = address(name);
            return address.isPrefix() ? under(address) : Stream.of(S3Input.of(s3, address));
        }
        Path path = path(name);
        return Files.isDirectory(path) ? in(path) : Stream.of(FileInput.of(path));
    }

    private static S3Address address(String name) {
        try {
            return S3Address.of(name);
        } catch (IllegalArgumentException e) {
            throw notAccepted(name, String.valueOf(e.getMessage()));
        }
    }

    private static Path path(String name) {
        if (name.equals("-")) {
            throw notAccepted(
                    name,
                    "expected a file, since it is read more than once; save standard input to a file first, and name that");
        }
        if (OTHER_ADDRESS.matcher(name).lookingAt()) {
            throw notAccepted(name, "expected a path, s3://BUCKET/KEY or s3://BUCKET/PREFIX/");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("INPUT: " + UsageException.NO_PATH);
        }
    }

    private static UsageException notAccepted(String name, String why) {
        return new UsageException("INPUT: %s is not accepted, %s".formatted(name, why));
    }

    private Stream<Input> under(S3Address prefix) {
        List<S3Address> objects;
        try {
            objects = s3.list(prefix).stream()
                    .filter(object -> isCorrections(object.name()))
                    .toList();
        } catch (SdkException e) {
            throw new InputException("%s: %s".formatted(prefix, S3Failure.explain(e, S3Failure.LIST)), e);
        }
        requireAny(objects, prefix, "under this prefix");
        return objects.stream().map(object -> S3Input.of(s3, object));
    }

    private static Stream<Input> in(Path folder) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> Files.isRegularFile(file) && isCorrections(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException("%s: the folder cannot be listed; check its permissions".formatted(folder), e);
        }
        requireAny(files, folder, "in this folder");
        return files.stream().map(FileInput::of);
    }

    private static void requireAny(List<?> found, Object place, String where) {
        if (found.isEmpty()) {
            throw new InputException("%s: no *.csv and no *.csv.gz %s (hidden ones, named .* or ~$*, do not count)"
                    .formatted(place, where));
        }
    }

    /** Programs keep files of their own, hidden, in the same folder. */
    private static boolean isCorrections(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean hidden = lower.startsWith(".") || lower.startsWith("~$");
        return !hidden && (lower.endsWith(".csv") || lower.endsWith(".csv.gz"));
    }
}
