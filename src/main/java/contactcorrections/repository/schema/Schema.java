package contactcorrections.repository.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the job repository as this version of the program knows them, Spring Batch's included. */
public enum Schema {
    H2("8", "classpath:db/migration"),
    POSTGRESQL("10", "classpath:db/migration,classpath:db/migration-postgresql");

    private final String version;
    private final String migrations;

    Schema(String version, String migrations) {
        this.version = version;
        this.migrations = migrations;
    }

    /** Version of the newest migration. */
    String version() {
        return version;
    }

    /**
     * Brings a database to this version. Flyway, which takes longer to start than all else that a run needs, is asked only where
     * the database has another one.
     *
     * @param asking connections to find out the version
     * @param migrating connections whose transactions may be idle for as long as a migration takes
     * @throws org.flywaydb.core.api.FlywayException if a migration fails, or a newer version of the program has been here
     */
    public void bringTo(DataSource asking, DataSource migrating) {
        if (!isIn(asking)) {
            migrate(migrating);
        }
    }

    private boolean isIn(DataSource database) {
        JdbcClient client = JdbcClient.create(database);
        boolean hasHistory = client.sql("""
                        select count(*) > 0 from information_schema.tables
                        where table_schema = current_schema and table_name = 'flyway_schema_history'""").query(Boolean.class).single();
        return hasHistory
                && client.sql("""
                                select "version" from "flyway_schema_history"
                                where not exists (select 1 from "flyway_schema_history" where not "success")
                                order by "installed_rank" desc
                                fetch first row only""")
                        .query(String.class)
                        .optional()
                        .filter(version::equals)
                        .isPresent();
    }

    void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations(migrations.split(","))
                // None: a repository that a newer version has upgraded is refused.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}
