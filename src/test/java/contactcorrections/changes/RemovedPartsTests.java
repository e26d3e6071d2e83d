package contactcorrections.changes;

import static contactcorrections.changes.RandomChanges.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.s3.S3Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedPartsTests {

    @TempDir
    private Path folder;

    private Path changes;

    @BeforeEach
    void keepRows() {
        changes = folder.resolve("in.csv-3-changes");
        for (String writer : new String[] {"3", "4"}) {
            try (ChangeLog log = ChangeLog.open(parts(changes), writer)) {
                log.keep(named(Long.parseLong(writer), "a", "before", "after"));
            }
        }
    }

    @Test
    void allPartsGoWithTheirFolder() {
        assertThat(parts(changes).remove()).isTrue();

        assertThat(changes).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        assertThat(parts(changes).remove()).as("what is not there").isTrue();
    }

    @Test
    void whatTheLogDidNotMakeStays() throws IOException {
        Path other = Files.createFile(changes.resolve("notes.txt"));
        Path named = Files.createDirectory(changes.resolve("part-5.1.csv"));

        assertThat(parts(changes).remove()).isTrue();

        assertThat(changes).isDirectoryContaining(other::equals).isDirectoryContaining(named::equals);
        assertThat(changes.resolve("part-3.1.csv")).doesNotExist();
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious.csv"), "kept");
        Path link = Files.createSymbolicLink(changes.resolve("part-5.1.csv"), precious);
        Path toFolder = Files.createSymbolicLink(folder.resolve("link"), changes);

        assertThatExceptionOfType(ChangeLogException.class)
                .isThrownBy(() -> parts(toFolder).remove())
                .withMessageContaining("a file or a link, expected a folder");
        assertThat(changes.resolve("part-3.1.csv")).exists();

        assertThat(parts(changes).remove()).isTrue();
        assertThat(precious).hasContent("kept");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void objectsOfS3AreLeftToOthers() {
        try (var s3 = new S3Access()) {
            assertThat(ChangeParts.at("s3://bucket/reports/in.csv-3-changes/", s3)
                            .remove())
                    .isFalse();
        }
    }

    private static ChangeParts parts(Path at) {
        return ChangeParts.at(at.toString(), new S3Access());
    }
}
