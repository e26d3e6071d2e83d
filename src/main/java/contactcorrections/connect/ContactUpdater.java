package contactcorrections.connect;

import contactcorrections.request.Correction;
import contactcorrections.row.RowError;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.throttle.BucketLostException;
import contactcorrections.throttle.Throttle;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.connect.ConnectClient;

/**
 * Sends a correction until Connect has accepted or rejected it, or the run is to stop.
 *
 * <p>Every attempt takes a token of its own, before it is signed. What may pass is retried until patience is used up, and
 * is never charged to the row.
 */
public final class ContactUpdater implements AutoCloseable {

    /** A conflict is refused once so many retries did not help. */
    private static final int CONFLICT_RETRIES = 3;

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final ConnectClient connect;
    private final ResponseReader responses;
    private final Throttle throttle;
    private final Run.Lease lease;
    private final StopSignal stop;
    private final CallMonitor monitor;
    private final Duration patience;
    private final Clocks clocks;
    private final RandomGenerator random;
    private final WarmUpGate warmUp = new WarmUpGate();

    ContactUpdater(
            ConnectClient connect,
            ResponseReader responses,
            Throttle throttle,
            Run.Lease lease,
            StopSignal stop,
            CallMonitor monitor,
            Duration patience,
            Clocks clocks,
            RandomGenerator random) {
        this.connect = connect;
        this.responses = responses;
        this.throttle = throttle;
        this.lease = lease;
        this.stop = stop;
        this.monitor = monitor;
        this.patience = patience;
        this.clocks = clocks;
        this.random = random;
    }

    /** Closes the client; calls that are open fail. */
    @Override
    public void close() {
        connect.close();
    }

    /**
     * Sends the correction; blocks until its fate is known.
     *
     * @param pause how to wait before a retry; the stop signal ends it
     */
    public UpdateResult update(Correction correction, Sleeper pause) {
        var attempts = new Attempts(clocks);
        var backoff = new Backoff(random);
        warmUp.giveWay(stop);
        while (admitted()) {
            Response response;
            try {
                response = attempt(correction, attempts);
            } catch (LeaseExpiredException e) {
                attempts.withdraw();
                continue;
            }
            if (response instanceof Response.Accepted) {
                return new UpdateResult.Updated(attempts.calls());
            }
            if (response instanceof Response.Rejected rejected) {
                return refused(rejected.code(), rejected.status(), attempts);
            }
            if (response instanceof Response.Conflict conflict && attempts.conflicts() > CONFLICT_RETRIES) {
                return refused(conflict.code(), conflict.status(), attempts);
            }
            if (cannotGoOn(response, attempts, correction) || !slept(pause, backoff.next())) {
                break;
            }
        }
        return new UpdateResult.Undecided(attempts.calls());
    }

    private Response attempt(Correction correction, Attempts attempts) throws LeaseExpiredException {
        attempts.begin();
        long begun = clocks.nanos().getAsLong();
        Response response;
        try {
            response = responses.read(connect.updateContact(correction.request()));
        } catch (SdkException e) {
            LeaseExpiredException.rethrow(e);
            response = responses.read(e);
        } finally {
            if (warmUp.isOver()) {
                // What the program takes to get going is no lost share of the quota.
                throttle.begin();
            }
        }
        attempts.end(response);
        monitor.took(clocks.nanos().getAsLong() - begun);
        monitor.attempted(attempts.count() > 1);
        response.tell(monitor);
        if (response instanceof Response.Throttled) {
            throttle.throttled();
        } else if (!(response instanceof Response.Transient failure) || failure.answered()) {
            throttle.accepted();
        }
        return response;
    }

    /** Raises the stop signal if further attempts, of this row or any other, are of no use. */
    private boolean cannotGoOn(Response response, Attempts attempts, Correction correction) {
        if (response instanceof Response.Fatal fatal) {
            stop.raise(new StopCause.CannotGoOn(fatal.message(), true));
        } else if (response instanceof Response.ClockSkew skew && attempts.clockSkews() > 1) {
            stop.raise(new StopCause.CannotGoOn(skew.message(), true));
        } else if (attempts.troubledFor().compareTo(patience) > 0) {
            stop.raise(new StopCause.CannotGoOn(
                    "Connect has not taken line %s for %s; the last answer was: %s. %s"
                            .formatted(
                                    correction.position().line(),
                                    patience.toSeconds() < 120
                                            ? patience.toSeconds() + " s"
                                            : patience.toMinutes() + " min",
                                    attempts.trouble(),
                                    "Run again when Connect is well, or allow more --patience."),
                    true));
        }
        return stop.isRaised();
    }

    private static UpdateResult refused(String code, int status, Attempts attempts) {
        String message = "Connect refused the update: %s (HTTP %s)".formatted(code, status);
        return new UpdateResult.Refused(new RowError(code, null, message), attempts.calls());
    }

    /**
     * Takes a token; false when no further call may start. A token that was had while the lease ran out is given up: calls
     * that had kept theirs would all leave at once.
     */
    private boolean admitted() {
        while (!stop.isRaised()) {
            try {
                long begun = clocks.nanos().getAsLong();
                awaitLease();
                throttle.acquire(stop);
                monitor.waited(clocks.nanos().getAsLong() - begun);
                if (lease.isValid()) {
                    return !stop.isRaised();
                }
            } catch (BucketLostException e) {
                stop.raise(new StopCause.CannotGoOn(
                        "The job repository keeps the shared throttle and does not answer."
                                + " What it has is kept; when it is well, run again.",
                        true));
            } catch (InterruptedException e) {
                // Either the stop signal, which ends the loop, or a late interrupt by the SDK's timer, which must not
                // lose the row.
            }
        }
        return false;
    }

    private void awaitLease() throws InterruptedException {
        while (!lease.isValid()) {
            stop.sleep(GLANCE);
        }
    }

    private boolean slept(Sleeper pause, Duration wait) {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            return !stop.isRaised();
        }
        return true;
    }
}
