package contactcorrections.report.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFolderTests {

    @TempDir
    private Path reports;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "corrections.csv            | corrections.csv-7",
                "Kontakte für März.csv.gz   | Kontakte für März.csv.gz-7",
                "顧客.csv                    | 顧客.csv-7",
                "..                         | _.-7",
                "../../etc/passwd           | _._.._etc_passwd-7",
                ".hidden.csv                | _hidden.csv-7",
                "a\\b:c*d?e.csv             | a_b_c_d_e.csv-7",
                "``                         | -7",
            })
    void folderNameIsASingleHarmlessName(String inputName, String folder) {
        assertThat(ReportFolder.name(inputName, "7")).isEqualTo(folder);
    }

    @Test
    void controlCharactersAndReversedTextAreReplaced() {
        assertThat(ReportFolder.name("a\n\u0000b\u001B[2J\u202Ecsv\uD800", "7")).isEqualTo("a__b_[2J_csv_-7");
    }

    @Test
    void longNameIsCutBetweenCharacters() {
        String name = ReportFolder.name("😀".repeat(100), "7");

        assertThat(name).isEqualTo("😀".repeat(40) + "-7");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(200);
    }

    @Test
    void folderAndFilesAreForTheirOwnerAlone() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path open = Files.createDirectory(
                reports.resolve("input.csv-7"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        ReportFolder folder = ReportFolder.create(reports, "input.csv", "7");
        folder.write("summary.json", "{}");

        assertThat(folder.path()).isEqualTo(open);
        assertThat(modes(open)).isEqualTo("rwx------");
        assertThat(modes(open.resolve("summary.json"))).isEqualTo("rw-------");
    }

    @Test
    void folderThatIsALinkElsewhereIsRefused() throws IOException {
        Path elsewhere = Files.createDirectory(reports.resolve("elsewhere"));
        Files.createSymbolicLink(reports.resolve("input.csv-7"), elsewhere);

        assertThatThrownBy(() -> ReportFolder.create(reports, "input.csv", "7")).hasMessageContaining("input.csv-7");
    }

    @Test
    void foldersAboveAreMadeToo() {
        assertThat(ReportFolder.create(reports.resolve("2026/11"), "input.csv", "7")
                        .path())
                .isEqualTo(reports.resolve("2026/11/input.csv-7"))
                .isDirectory();
    }

    private static String modes(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
