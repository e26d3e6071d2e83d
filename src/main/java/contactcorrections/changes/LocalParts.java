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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parts in a folder of this machine, or one that it shares with others. */
final class LocalParts extends ChangeParts {

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
    List<PartName> read(KeptRows kept) {
        try {
            List<PartName> names = names();
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
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw ChangeLogException.cannotRead(
                    folder.toString(), "a file or a link, expected a folder; remove it", null);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> PartName.of(String.valueOf(file.getFileName())))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
    }

    /** Nothing is removed that a link leads to, and nothing that has another name or is no file. */
    @Override
    public boolean remove() {
        try {
            for (PartName name : names()) {
                Path part = folder.resolve(name.toString());
                if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(part);
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
            Path absolute = folder.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            PrivateFolder.make(absolute);
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
