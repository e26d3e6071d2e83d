package contactcorrections.repository;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What processes share beside outcomes is kept here.
 *
 * @param dataSource the job repository's PostgreSQL database, null if the repository is this process's alone
 */
public record SharedDatabase(@Nullable DataSource dataSource) {}
