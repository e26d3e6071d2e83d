package contactcorrections.repository.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaTests {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db");

    /** Must not be asked for a connection. */
    private static final DataSource UNUSED = new AbstractDataSource() {
        @Override
        public Connection getConnection() {
            throw new AssertionError("A connection was made");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    };

    private final DataSource database =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

    @Test
    void versionIsThatOfTheNewestMigration() throws IOException {
        assertThat(Schema.H2.version()).isEqualTo(newest("migration"));
        assertThat(Schema.POSTGRESQL.version()).isEqualTo(newest("migration", "migration-postgresql"));
    }

    @Test
    void databaseWithoutTablesIsMigrated() {
        Schema.H2.bringTo(database, database);

        assertThat(count("correction_outcome")).isZero();
    }

    @Test
    void flywayIsNotAskedWhereTheDatabaseHasThisVersion() {
        Schema.H2.bringTo(database, database);

        Schema.H2.bringTo(database, UNUSED);
    }

    @Test
    void olderDatabaseIsMigrated() {
        Schema.H2.bringTo(database, database);
        sql("delete from \"flyway_schema_history\" where \"version\" = '%s'".formatted(Schema.H2.version()));

        assertThatThrownBy(() -> Schema.H2.bringTo(database, UNUSED)).hasMessageContaining("A connection was made");
    }

    @Test
    void newerDatabaseIsRefused() {
        Schema.H2.bringTo(database, database);
        sql("""
                insert into "flyway_schema_history"
                select "installed_rank" + 1, '1000', "description", "type", "script", "checksum", "installed_by",
                    "installed_on", "execution_time", "success"
                from "flyway_schema_history"
                where "version" = '%s'""".formatted(Schema.H2.version()));

        assertThatThrownBy(() -> Schema.H2.bringTo(database, database)).isInstanceOf(FlywayValidateException.class);
    }

    @Test
    void databaseWhoseMigrationFailedIsLeftToFlyway() {
        Schema.H2.bringTo(database, database);
        sql("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '2'");

        assertThatThrownBy(() -> Schema.H2.bringTo(database, UNUSED)).hasMessageContaining("A connection was made");
    }

    private long count(String table) {
        return JdbcClient.create(database)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void sql(String statement) {
        assertThat(JdbcClient.create(database).sql(statement).update()).isEqualTo(1);
    }

    private static String newest(String... folders) throws IOException {
        String newest = "";
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(MIGRATIONS.resolve(folder))) {
                newest = Stream.concat(
                                Stream.of(newest),
                                files.map(file -> file.getFileName().toString().replaceFirst("V([0-9]+)__.*", "$1")))
                        .filter(version -> !version.isEmpty())
                        .max(Comparator.comparingInt(Integer::parseInt))
                        .orElseThrow();
            }
        }
        return newest;
    }
}
