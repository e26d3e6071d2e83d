package contactcorrections.repository;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The file that an H2 repository is; it keeps its size, and even grows, when rows are removed.
 *
 * @param dataSource connections to it, null if the repository is none and takes care of its space by itself
 */
public record RepositoryFile(@Nullable DataSource dataSource) {

    /** Gives the space of removed rows back to the disk. The repository is closed after it. */
    public void compact() {
        if (dataSource != null) {
            JdbcClient.create(dataSource).sql("shutdown compact").update();
        }
    }
}
