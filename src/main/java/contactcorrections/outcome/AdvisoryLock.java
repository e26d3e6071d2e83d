package contactcorrections.outcome;

import contactcorrections.outcome.AdvisoryLocks.Holder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One lock. A restart of the server takes it away: it is taken again at once when the server is back, and given up for lost
 * if somebody else was faster or the server stays away.
 */
final class AdvisoryLock implements InputLock {

    private static final Duration GLANCE = Duration.ofSeconds(2);
    private static final int ANSWER_SECONDS = 5;

    private final AdvisoryLocks locks;
    private final long key;
    private final Consumer<String> onLoss;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "input-lock");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Connection connection;
    private long heldAt;

    AdvisoryLock(AdvisoryLocks locks, long key, Consumer<String> onLoss) {
        this.locks = locks;
        this.key = key;
        this.onLoss = onLoss;
    }

    /** Takes the lock, or tells who holds it. */
    Optional<Holder> acquire() {
        try {
            Optional<Holder> holder = take();
            if (holder.isEmpty()) {
                Future<?> unused = watch.scheduleWithFixedDelay(
                        this::look, GLANCE.toMillis(), GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                close();
            }
            return holder;
        } catch (SQLException e) {
            close();
            throw new org.springframework.jdbc.CannotGetJdbcConnectionException("No connection for a lock", e);
        }
    }

    private synchronized Optional<Holder> take() throws SQLException {
        Connection taking = locks.open();
        connection = taking;
        if (locks.tryLock(taking, key)) {
            heldAt = System.nanoTime();
            return Optional.empty();
        }
        Optional<Holder> holder = locks.holder(taking, key);
        disconnect();
        return Optional.of(holder.orElse(Holder.UNKNOWN));
    }

    private synchronized void look() {
        if (watch.isShutdown() || isHeld()) {
            return;
        }
        disconnect();
        try {
            Optional<Holder> holder = take();
            // After a broken connection the server may take its time to let go of what was ours.
            if (holder.isPresent() && !locks.isSelf(holder.get())) {
                lost("Another process has taken the input over, %s. Nothing more was sent from here."
                        .formatted(holder.get().inWords()));
            }
        } catch (SQLException | DataAccessException e) {
            disconnect();
        }
        if (connection == null && System.nanoTime() - heldAt > RepositoryConfiguration.PATIENCE.toNanos()) {
            lost("The job repository has not answered for %s s. What it has is kept; when it is well, run again."
                    .formatted(RepositoryConfiguration.PATIENCE.toSeconds()));
        }
    }

    private boolean isHeld() {
        try {
            boolean held = connection != null && connection.isValid(ANSWER_SECONDS);
            if (held) {
                heldAt = System.nanoTime();
            }
            return held;
        } catch (SQLException e) {
            return false;
        }
    }

    private void lost(String why) {
        watch.shutdown();
        onLoss.accept(why);
    }

    private void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is broken, which is as good as closed.
            }
            connection = null;
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        disconnect();
    }
}
