package contactcorrections.repository;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What processes share beside outcomes is kept here.
 *
 * @param dataSource the job repository's PostgreSQL database, which is waited for while it is away; null if the repository is
 *     this process's alone
 * @param connections makes a new connection to it each time, null likewise
 */
public record SharedDatabase(
        @Nullable DataSource dataSource, @Nullable DataSource connections) {

    /** Whether several processes can use it. */
    public boolean isShared() {
        return dataSource != null;
    }
}
