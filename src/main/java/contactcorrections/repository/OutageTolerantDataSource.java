package contactcorrections.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Rides out a database that is restarted in mid-run: who wants a connection waits for it to come back. Once that was in
 * vain nobody waits any more, so that a run whose database is gone ends in bounded time.
 */
final class OutageTolerantDataSource extends DelegatingDataSource {

    private final long patienceNanos;
    private final LongSupplier nanos;
    private boolean reached;
    private boolean away;
    private long awaySince;

    /** @param pool waits for some seconds itself */
    OutageTolerantDataSource(DataSource pool, Duration patience, LongSupplier nanos) {
        super(pool);
        this.patienceNanos = patience.toNanos();
        this.nanos = nanos;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = obtainTargetDataSource().getConnection();
                reached();
                return connection;
            } catch (SQLException e) {
                if (!isWorthWaiting()) {
                    throw e;
                }
            }
        }
    }

    private synchronized void reached() {
        reached = true;
        away = false;
    }

    /** A database that was never reached is a wrong setting, not an outage. */
    private synchronized boolean isWorthWaiting() {
        if (!reached || Thread.currentThread().isInterrupted()) {
            return false;
        }
        if (!away) {
            away = true;
            awaySince = nanos.getAsLong();
        }
        return nanos.getAsLong() - awaySince < patienceNanos;
    }
}
