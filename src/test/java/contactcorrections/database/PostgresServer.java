package contactcorrections.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL server that can be stopped and started again with its data. */
public final class PostgresServer implements AutoCloseable {

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

    void start() throws IOException {
        running = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** Stops it as an operator would: open connections are cut off. */
    void stop() throws IOException {
        running.close();
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    EmbeddedPostgres server() {
        return running;
    }

    Map<String, String> environment() {
        return Map.of("SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
