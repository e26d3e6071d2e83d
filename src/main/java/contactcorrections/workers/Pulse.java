package contactcorrections.workers;

import contactcorrections.repository.Confirmation;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.slots.HeldSlots;
import contactcorrections.slots.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps a process in touch with the others of its run, by a connection of its own: once a second, and at once when one of
 * them has something to tell.
 */
final class Pulse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private static final int BEAT_MILLIS = 1_000;

    /** A connection that does not answer for so long is given up; leases have run out by then. */
    private static final int ANSWER_MILLIS = 5_000;

    private static final Executor DIRECT = Runnable::run;

    private final Beat beat;
    private final DataSource connections;
    private final HeldSlots held;
    private final StopSignal stop;
    private final Supplier<Beat.Told> told;
    private final Consumer<Beat.Learnt> learnt;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;
    private @Nullable Connection connection;

    /**
     * @param connections makes a new connection each time
     * @param stop of the run in this process: it is raised with the run's
     * @param told what this process tells
     * @param learnt takes what the others told
     */
    Pulse(
            Beat beat,
            DataSource connections,
            HeldSlots held,
            StopSignal stop,
            Supplier<Beat.Told> told,
            Consumer<Beat.Learnt> learnt) {
        this.beat = beat;
        this.connections = connections;
        this.held = held;
        this.stop = stop;
        this.told = told;
        this.learnt = learnt;
    }

    /** Returns once the others know of this process, or the run is to stop. */
    void start() throws InterruptedException {
        var thread = new Thread(this::run, "run-pulse");
        thread.setDaemon(true);
        thread.start();
        while (!first.await(BEAT_MILLIS, TimeUnit.MILLISECONDS) && !stop.isRaised()) {
            log.debug("Waiting for the first beat");
        }
    }

    private void run() {
        try {
            while (!closing) {
                try {
                    beat(connected());
                } catch (SQLException | RuntimeException e) {
                    // Without a beat no call leaves; the next one may come to something.
                    log.debug("No beat", e);
                    disconnect();
                    TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS / 2);
                }
            }
            lastBeat();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
            ended.complete(null);
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connections.getConnection();
            connection = open;
            open.setNetworkTimeout(DIRECT, ANSWER_MILLIS);
            client(open).sql("listen " + SharedRunStore.CHANNEL).update();
        }
        return open;
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Waits for a message at most until the next beat is due. */
    private void beat(Connection open) throws SQLException {
        exchange(open);
        first.countDown();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS);
        boolean isCalled = false;
        while (!isCalled && !closing) {
            int left = (int) TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            var messages = open.unwrap(PGConnection.class).getNotifications(left);
            for (var message : messages) {
                isCalled |= message.getParameter().equals(String.valueOf(beat.jobExecutionId()));
            }
        }
    }

    private void exchange(Connection open) {
        Confirmation.Moment asked = Lease.now();
        Beat.Learnt answer = beat.exchange(client(open), told.get());
        held.confirm(asked, answer.epochs());
        learnt.accept(answer);
        answer.stop().ifPresent(stop::raise);
        if (answer.isOver()) {
            stop.raise(
                    beat.worker()
                            ? new StopCause.LeftToOthers("The run is over.")
                            : new StopCause.CannotGoOn(
                                    "Another run of this input has begun. status shows it; nothing more was sent from here."));
        }
        if (beat.worker() && answer.absence().compareTo(Beat.LONGEST_ABSENCE) > 0) {
            stop.raise(new StopCause.LeftToOthers("The process of the run is gone. Run its input again to continue."));
        }
    }

    /** What has come of the last calls. */
    private void lastBeat() {
        try {
            exchange(connected());
        } catch (SQLException | DataAccessException e) {
            log.debug("No last beat", e);
        }
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

    /** Tells the others once more how it went. */
    @Override
    public void close() {
        closing = true;
        ended.completeOnTimeout(null, 2L * ANSWER_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
