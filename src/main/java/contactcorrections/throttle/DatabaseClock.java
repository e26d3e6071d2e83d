package contactcorrections.throttle;

import io.github.bucket4j.TimeMeter;
import java.math.BigDecimal;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time of day, read once and carried on by this machine: processes that share a bucket have one time, however
 * far apart their machines' clocks are.
 *
 * @param offset from {@link System#nanoTime()} to nanoseconds of the epoch
 */
record DatabaseClock(long offset) implements TimeMeter {

    static DatabaseClock read(DataSource database) {
        BigDecimal seconds = JdbcClient.create(database)
                .sql("select extract(epoch from clock_timestamp())")
                .query(BigDecimal.class)
                .single();
        return new DatabaseClock(seconds.movePointRight(9).longValue() - System.nanoTime());
    }

    @Override
    public long currentTimeNanos() {
        return System.nanoTime() + offset;
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
