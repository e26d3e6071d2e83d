package contactcorrections.connect.attempt;

import contactcorrections.run.CallMonitor;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.throttle.BucketLostException;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Throttle;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.connect.model.ConnectResponse;

/**
 * Calls one operation until Connect has accepted or rejected what is asked, or the run is to stop.
 *
 * <p>Every attempt takes a token of its own, before it is signed. What may pass is retried until patience is used up, and
 * is never charged to the row.
 */
public final class OperationCaller<T extends ConnectResponse> {

    /** A conflict is a rejection once so many retries did not help. */
    private static final int CONFLICT_RETRIES = 3;

    private static final Duration GLANCE = Duration.ofMillis(50);

    private final CallContext context;
    private final ResponseReader responses;
    private final Throttle throttle;
    private final CallMonitor monitor;
    private final WarmUpGate warmUp;

    /**
     * @param responses says what answers of the operation mean
     * @param throttle is passed by each attempt
     */
    public OperationCaller(CallContext context, ResponseReader responses, Throttle throttle, CallMonitor monitor) {
        this.context = context;
        this.responses = responses;
        this.throttle = throttle;
        this.monitor = monitor;
        this.warmUp = context.gates().of(responses.operation());
    }

    /**
     * Calls the operation; blocks until its fate is known.
     *
     * @param line of the row, for messages
     * @param request sends it once
     * @param pause how to wait before a retry; the stop signal ends it
     */
    public CallResult<T> call(long line, Supplier<T> request, Sleeper pause) {
        var attempts = new Attempts(context.clocks());
        var backoff = new Backoff(context.random());
        warmUp.giveWay(context.stop());
        while (admitted()) {
            Attempted<T> attempted;
            try {
                attempted = attempt(request, attempts);
            } catch (LeaseExpiredException e) {
                attempts.withdraw();
                continue;
            }
            Response response = attempted.response();
            T answer = attempted.answer();
            if (response instanceof Response.Accepted && answer != null) {
                return new CallResult.Answered<>(answer, attempts.calls());
            }
            if (response instanceof Response.Rejected rejected) {
                return new CallResult.Rejected<>(rejected.code(), rejected.status(), attempts.calls());
            }
            if (response instanceof Response.Conflict conflict && attempts.conflicts() > CONFLICT_RETRIES) {
                return new CallResult.Rejected<>(conflict.code(), conflict.status(), attempts.calls());
            }
            if (cannotGoOn(response, attempts, line) || !slept(pause, backoff.next())) {
                break;
            }
        }
        return new CallResult.Undecided<>(attempts.calls());
    }

    private record Attempted<T>(@Nullable T answer, Response response) {}

    private Attempted<T> attempt(Supplier<T> request, Attempts attempts) throws LeaseExpiredException {
        attempts.begin();
        long begun = now();
        T answer = null;
        Response response;
        try {
            answer = request.get();
            response = responses.read(answer);
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
        monitor.took(now() - begun);
        monitor.attempted(attempts.count() > 1);
        response.tell(monitor);
        if (response instanceof Response.Throttled) {
            throttle.throttled();
        } else if (!(response instanceof Response.Transient failure) || failure.answered()) {
            throttle.accepted();
        }
        return new Attempted<>(answer, response);
    }

    private long now() {
        return context.clocks().nanos().getAsLong();
    }

    /** Raises the stop signal if further attempts, of this row or any other, are of no use. */
    private boolean cannotGoOn(Response response, Attempts attempts, long line) {
        if (response instanceof Response.Fatal fatal) {
            context.stop().raise(new StopCause.CannotGoOn(fatal.message(), true));
        } else if (response instanceof Response.ClockSkew skew && attempts.clockSkews() > 1) {
            context.stop().raise(new StopCause.CannotGoOn(skew.message(), true));
        } else if (attempts.troubledFor().compareTo(context.patience()) > 0) {
            context.stop().raise(new StopCause.CannotGoOn(outOfPatience(line, attempts.trouble()), true));
        }
        return context.stop().isRaised();
    }

    private String outOfPatience(long line, String trouble) {
        Duration patience = context.patience();
        return "Connect has not %s line %s for %s; the last answer was: %s. Run again when Connect is well, or allow more --patience."
                .formatted(
                        responses.operation() == Operation.UPDATE_CONTACT ? "taken" : "told what it holds for",
                        line,
                        patience.toSeconds() < 120 ? patience.toSeconds() + " s" : patience.toMinutes() + " min",
                        trouble);
    }

    /**
     * Takes a token; false when no further call may start. A token that was had while the lease ran out is given up: calls
     * that had kept theirs would all leave at once.
     */
    private boolean admitted() {
        while (!context.stop().isRaised()) {
            try {
                long begun = now();
                awaitLease();
                throttle.acquire(context.stop());
                monitor.waited(now() - begun);
                if (context.lease().isValid()) {
                    return !context.stop().isRaised();
                }
            } catch (BucketLostException e) {
                context.stop()
                        .raise(new StopCause.CannotGoOn(
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
        while (!context.lease().isValid()) {
            context.stop().sleep(GLANCE);
        }
    }

    private boolean slept(Sleeper pause, Duration wait) {
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            return !context.stop().isRaised();
        }
        return true;
    }
}
