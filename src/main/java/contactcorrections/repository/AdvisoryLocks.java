package contactcorrections.repository;

import contactcorrections.run.RunningProcess;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL's advisory locks, each held by a connection of its own: the server lets go of it when the process is gone. */
final class AdvisoryLocks implements InputLocks {

    /** Many times what lies between two looks at the lock, and longer than a lease. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final int WITH_IDLE_SESSION_TIMEOUT = 14;

    private final DataSource connections;
    private final String self;

    /**
     * @param connections makes a new connection each time, closed with the process
     * @param self names this process to others
     */
    AdvisoryLocks(DataSource connections, RunningProcess self) {
        this.connections = connections;
        this.self = "pid %s on %s".formatted(self.pid(), self.host());
    }

    @Override
    public InputLock acquire(String location, String target, Consumer<String> onLoss) {
        var lock = new AdvisoryLock(this, key(location, target), onLoss);
        lock.acquire().ifPresent(holder -> {
            throw new InputLockedException("%s is being applied by another process, %s. Wait for it to end."
                    .formatted(location, holder.inWords()));
        });
        return lock;
    }

    @Override
    public Optional<String> holder(String location, String target) {
        try (Connection connection = connections.getConnection()) {
            return holder(connection, key(location, target)).map(Holder::inWords);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("Asking for a lock", null, e);
        }
    }

    /**
     * A connection that shows to others whose it is. The server ends it, and with it the lock, once it has heard nothing for
     * a while: a process that is frozen would keep its input locked until somebody thaws it.
     */
    Connection open() throws SQLException {
        Connection connection = connections.getConnection();
        try {
            set(connection, "application_name", self);
            if (connection.getMetaData().getDatabaseMajorVersion() >= WITH_IDLE_SESSION_TIMEOUT) {
                set(connection, "idle_session_timeout", IDLE.toMillis() + "ms");
            }
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void set(Connection connection, String name, String setting) {
        client(connection)
                .sql("select set_config(?, ?, false)")
                .params(name, setting)
                .query(String.class)
                .single();
    }

    /** Makes the one who has just taken the lock known as its latest owner. */
    long newEpoch(Connection connection, long key) {
        return client(connection).sql("""
                        insert into input_owner (lock_key, epoch) values (?, nextval('input_owner_epoch'))
                        on conflict (lock_key) do update set epoch = excluded.epoch
                        returning epoch""").param(key).query(Long.class).single();
    }

    /** The epoch of the lock's latest owner. */
    long epoch(Connection connection, long key) {
        return client(connection)
                .sql("select epoch from input_owner where lock_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }

    /** Locks, unless somebody holds the lock. */
    boolean tryLock(Connection connection, long key) {
        return client(connection)
                .sql("select pg_try_advisory_lock(?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    Optional<Holder> holder(Connection connection, long key) {
        return client(connection)
                .sql("""
                        select a.application_name, a.backend_start
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                          and l.database = (select oid from pg_database where datname = current_database())
                          and l.classid::bigint = :high and l.objid::bigint = :low""")
                .param("high", key >>> 32)
                .param("low", key & 0xFFFF_FFFFL)
                .query((row, n) -> new Holder(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    boolean isSelf(Holder holder) {
        return holder.process() != null && self.startsWith(holder.process());
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /**
     * Who holds a lock.
     *
     * @param process null if this database user may not see it
     */
    record Holder(@Nullable String process, @Nullable Instant since) {

        static final Holder UNKNOWN = new Holder(null, null);

        String inWords() {
            return since == null
                    ? "which cannot be seen"
                    : "%s, since %s".formatted(process, since.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private static long key(String location, String target) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("contact-corrections\n" + location + "\n" + target).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
