package contactcorrections.changes;

import contactcorrections.disk.PrivateFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts in a folder of this machine, or one that it shares with others. */
final class LocalParts extends ChangeParts {

    /** Tells other processes of a run that this is the folder. */
    private static final Pattern MARK = Pattern.compile("run-[0-9]{1,18}");

    private final Path folder;
    private final Creation creation;

    LocalParts(Path folder) {
        this(folder, PartFile::create);
    }

    LocalParts(Path folder, Creation creation) {
        this.folder = folder;
        this.creation = creation;
    }

    /** Makes a file for a part; it must not be there. */
    @FunctionalInterface
    interface Creation {
        PartFile create(Path path) throws IOException;
    }

    @Override
    public void mark(long jobExecutionId) {
        try {
            makeFolder();
            Path mark = folder.resolve(markOf(jobExecutionId));
            if (!Files.exists(mark, LinkOption.NOFOLLOW_LINKS)) {
                PrivateFolder.makeFile(mark);
            }
        } catch (IOException e) {
            throw ChangeLogException.cannotKeep(folder.toString(), e);
        }
    }

    @Override
    public void requireMark(long jobExecutionId) {
        if (!Files.isRegularFile(folder.resolve(markOf(jobExecutionId)), LinkOption.NOFOLLOW_LINKS)) {
            throw ChangeLogException.notShared(folder.toString());
        }
    }

    private static String markOf(long jobExecutionId) {
        return "run-" + jobExecutionId;
    }

    @Override
    List<PartName> read(KeptRows kept, Predicate<PartName> wanted) {
        try {
            List<PartName> names = names().stream().filter(wanted).toList();
            for (PartName name : names) {
                PartFile file = PartFile.open(folder.resolve(name.toString()));
                kept.add(file);
                PartReader.readAppended(
                        file, (head, offset, length) -> kept.add(head.row(), head.contact(), file, offset, length));
            }
            return names;
        } catch (IOException e) {
            throw ChangeLogException.cannotRead(folder.toString(), e);
        }
    }

    private List<PartName> names() throws IOException {
        return fileNames().stream()
                .map(PartName::of)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private List<String> fileNames() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw ChangeLogException.cannotRead(
                    folder.toString(), "a file or a link, expected a folder; remove it", null);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** Nothing is removed that a link leads to, and nothing that has another name or is no file. */
    @Override
    public boolean remove() {
        try {
            for (String name : fileNames()) {
                Path file = folder.resolve(name);
                boolean isOurs =
                        PartName.of(name).isPresent() || MARK.matcher(name).matches();
                if (isOurs && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody else put something there.
        } catch (IOException e) {
            throw ChangeLogException.cannotRemove(folder.toString(), e);
        }
        return true;
    }

    @Override
    Writer writer(PartName first, KeptRows kept) {
        return new LocalWriter(first, kept);
    }

    @Override
    Duration linger() {
        return Duration.ZERO;
    }

    private Path makeFolder() throws IOException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return PrivateFolder.make(absolute);
    }

    private final class LocalWriter implements Writer {

        private final KeptRows kept;
        private PartName next;
        private @Nullable PartFile part;

        LocalWriter(PartName first, KeptRows kept) {
            this.next = first;
            this.kept = kept;
        }

        @Override
        public Place write(List<PartRecord> records) {
            try {
                PartFile file = part == null ? begin() : part;
                long durable = file.size();
                append(PartRecord.join(records, durable), file);
                return new Place(file, durable);
            } catch (IOException e) {
                throw ChangeLogException.cannotKeep(folder.toString(), e);
            }
        }

        private void append(byte[] records, PartFile file) throws IOException {
            long durable = file.size();
            try {
                file.append(records);
                file.force();
            } catch (IOException e) {
                takeBack(durable, file, e);
                throw e;
            }
        }

        /** What could not be written must not stand before what comes after it. */
        private void takeBack(long durable, PartFile file, IOException failure) {
            try {
                file.truncate(durable);
            } catch (IOException e) {
                failure.addSuppressed(e);
                part = null;
            }
        }

        private PartFile begin() throws IOException {
            Path absolute = makeFolder();
            PartFile file = create();
            kept.add(file);
            PrivateFolder.force(absolute);
            PrivateFolder.force(java.util.Objects.requireNonNull(absolute.getParent()));
            part = file;
            return file;
        }

        private PartFile create() throws IOException {
            while (true) {
                PartName name = next;
                next = name.next();
                try {
                    return creation.create(folder.resolve(name.toString()));
                } catch (FileAlreadyExistsException e) {
                    // Of an earlier process, perhaps with a torn end.
                }
            }
        }
    }
}
