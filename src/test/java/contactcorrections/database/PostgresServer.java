package contactcorrections.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server that can be stopped and started again with its data. */
public final class PostgresServer implements AutoCloseable {

    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and ";

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static PostgresServer start(Path folder) throws IOException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        var server = new PostgresServer(folder.resolve("postgres"), port);
        server.start();
        return server;
    }

    public void start() throws IOException {
        running = EmbeddedPostgres.builder()
                // Off by default, which would forget the last commits when it is killed.
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Stops it as an operator would: open connections are cut off. */
    public void stop() throws IOException {
        running.close();
    }

    /** Ends all of its processes at once, without a word to anybody. */
    public void kill() throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> processes =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        processes.forEach(ProcessHandle::destroyForcibly);
        for (int i = 0; i < 100 && processes.stream().anyMatch(ProcessHandle::isAlive); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        running.close();
    }

    /** Cuts every connection but the one that it takes to do so. */
    public void cutConnections() throws SQLException {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CUT + "backend_type = 'client backend'");
        }
    }

    /** Cuts the connection of whoever is next to use a table, while its statement is under way. */
    public void cutAmidstAStatement(String database, String table) throws SQLException, InterruptedException {
        try (Connection connection = running.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table);
            int cut = 0;
            for (int i = 0; i < 600 && cut == 0; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
                try (ResultSet backends =
                        statement.executeQuery(CUT + "wait_event_type = 'Lock' and datname = '" + database + "'")) {
                    while (backends.next()) {
                        cut++;
                    }
                }
            }
            connection.rollback();
            if (cut == 0) {
                throw new IllegalStateException("Nobody uses " + table);
            }
        }
    }

    public String url() {
        return url("postgres");
    }

    /** Makes one more database, for {@link #environment(String)}. */
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = running.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    EmbeddedPostgres server() {
        return running;
    }

    public Map<String, String> environment() {
        return environment("postgres");
    }

    /** What a program on this database is started with. */
    public Map<String, String> environment(String database) {
        return Map.of("SPRING_DATASOURCE_URL", url(database), "SPRING_DATASOURCE_USERNAME", "postgres");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
