package contactcorrections.disk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for its owner alone, where the file system knows modes. */
public final class PrivateFolder {

    private static final Set<PosixFilePermission> OF_A_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> OF_A_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFolder() {}

    /**
     * Makes the folder unless it exists, and takes others' rights to it away. The folder above is there already.
     *
     * @throws NotDirectoryException if a file or a link is in its place
     */
    public static Path make(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new NotDirectoryException(folder.toString());
            }
            Files.createDirectory(folder);
        }
        PosixFileAttributeView modes = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (modes != null) {
            modes.setPermissions(OF_A_FOLDER);
        }
        return folder;
    }

    /**
     * Makes an empty file for its owner alone.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one, or a link
     */
    public static Path makeFile(Path file) throws IOException {
        return hasModes(file) ? Files.createFile(file, OF_A_FILE) : Files.createFile(file);
    }

    /** Makes it durable that a file is in the folder; where there are no modes, a folder cannot be opened for that. */
    public static void force(Path folder) throws IOException {
        if (!hasModes(folder)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        while (!forced(folder)) {
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean forced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
