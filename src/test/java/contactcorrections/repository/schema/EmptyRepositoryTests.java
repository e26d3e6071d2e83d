package contactcorrections.repository.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmptyRepositoryTests {

    /** When it fails after a migration or another H2 was added: take target/actual/empty-repository.mv.db as the resource. */
    @Test
    void isWhatFlywayMakes(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("made.mv.db");
        Schema.H2.migrate(database(made));
        JdbcClient.create(database(made)).sql("shutdown compact").update();
        Path actual = Files.createDirectories(Path.of("target", "actual")).resolve("empty-repository.mv.db");
        Files.deleteIfExists(actual);
        Files.copy(made, actual);

        Path copy = folder.resolve("copy.mv.db");
        EmptyRepository.copyTo(url(copy));

        assertThat(statements(copy)).isNotEmpty().isEqualTo(statements(made));
    }

    @Test
    void copyIsForItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path parent = folder.resolve("new");
        Path copy = parent.resolve("copy.mv.db");
        EmptyRepository.copyTo(url(copy));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(parent.toFile().list()).containsExactly("copy.mv.db");
    }

    @Test
    void repositoryThatIsThereStays(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("repository.mv.db"), "there");
        EmptyRepository.copyTo(url(file));

        assertThat(file).hasContent("there");
    }

    @Test
    void nothingIsMadeWhereTheUrlHasSettingsOrNamesNoFile(@TempDir Path folder) throws Exception {
        EmptyRepository.copyTo(url(folder.resolve("encrypted.mv.db")) + ";CIPHER=AES");
        EmptyRepository.copyTo("jdbc:h2:mem:" + folder);
        EmptyRepository.copyTo("jdbc:postgresql://localhost/" + folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderThatCannotBeMadeIsLeftToH2(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        EmptyRepository.copyTo(url(file.resolve("repository.mv.db")));

        assertThat(file).isEmptyFile();
    }

    @Test
    void resourceIsNoLargerThanItMustBe() throws Exception {
        try (InputStream resource =
                Objects.requireNonNull(EmptyRepository.class.getResourceAsStream(EmptyRepository.RESOURCE))) {
            assertThat(resource.readAllBytes()).hasSizeLessThan(128 * 1024);
        }
    }

    /** All that makes the database again, but when and how fast Flyway made it. */
    private static List<String> statements(Path file) {
        JdbcClient client = JdbcClient.create(database(file));
        client.sql(
                        "update \"flyway_schema_history\" set \"installed_on\" = timestamp '2000-01-01 00:00:00', \"execution_time\" = 0")
                .update();
        return client.sql("script").query(String.class).list();
    }

    private static DataSource database(Path file) {
        return new DriverManagerDataSource(url(file));
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file.toString().replaceFirst("\\.mv\\.db$", "");
    }
}
