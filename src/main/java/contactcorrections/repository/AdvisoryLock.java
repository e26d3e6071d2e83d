package contactcorrections.repository;

import contactcorrections.repository.AdvisoryLocks.Holder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
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
 * if somebody else has or had it meanwhile, or the server stays away.
 */
final class AdvisoryLock implements InputLock {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(3);
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
    private final Confirmation confirmation = new Confirmation(LEASE, InstantSource.system(), System::nanoTime);
    private long heldAt;
    private long epoch;

    AdvisoryLock(AdvisoryLocks locks, long key, Consumer<String> onLoss) {
        this.locks = locks;
        this.key = key;
        this.onLoss = onLoss;
    }

    /** Takes the lock, or tells who holds it. */
    Optional<Holder> acquire() {
        try {
            Optional<Holder> holder = takeFirst();
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
        } catch (DataAccessException e) {
            close();
            throw e;
        }
    }

    private synchronized Optional<Holder> takeFirst() throws SQLException {
        Confirmation.Moment asked = confirmation.now();
        Optional<Holder> holder = take();
        if (connection != null) {
            epoch = locks.newEpoch(connection, key);
            held(asked);
        }
        return holder;
    }

    /** Takes it again after its connection broke. */
    private void takeAgain() throws SQLException {
        Confirmation.Moment asked = confirmation.now();
        Optional<Holder> holder = take();
        if (connection != null && locks.epoch(connection, key) == epoch) {
            held(asked);
        } else if (connection != null) {
            disconnect();
            lost("Another process has had the input meanwhile. status shows its run; nothing more was sent from here.");
        } else if (holder.isPresent() && !locks.isSelf(holder.get())) {
            // After a broken connection the server may take its time to let go of what was ours.
            lost("Another process has taken the input over, %s; nothing more was sent from here."
                    .formatted(holder.get().inWords()));
        }
    }

    private void held(Confirmation.Moment asked) {
        heldAt = System.nanoTime();
        confirmation.at(asked);
    }

    /** Is connected if it has the lock, and tells who has it if not. */
    private Optional<Holder> take() throws SQLException {
        Connection taking = locks.open();
        connection = taking;
        if (locks.tryLock(taking, key)) {
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
            takeAgain();
        } catch (SQLException | DataAccessException e) {
            disconnect();
        }
        if (!watch.isShutdown()
                && connection == null
                && System.nanoTime() - heldAt > RepositoryConfiguration.PATIENCE.toNanos()) {
            lost("The job repository has not answered for %s s. What it has is kept; when it is well, run again."
                    .formatted(RepositoryConfiguration.PATIENCE.toSeconds()));
        }
    }

    private boolean isHeld() {
        Confirmation.Moment asked = confirmation.now();
        try {
            boolean held = connection != null && connection.isValid(ANSWER_SECONDS);
            if (held) {
                held(asked);
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
    public boolean isFresh() {
        return confirmation.isRecent();
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        disconnect();
    }
}
