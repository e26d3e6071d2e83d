package contactcorrections.connect;

import static contactcorrections.standin.Reply.accepted;
import static contactcorrections.standin.Reply.dropped;
import static contactcorrections.standin.Reply.page;
import static contactcorrections.standin.Reply.status;
import static contactcorrections.standin.Script.meanwhile;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.connect.attempt.CallContext;
import contactcorrections.connect.attempt.OperationCaller;
import contactcorrections.connect.attempt.ResponseReader;
import contactcorrections.connect.attempt.WarmUpGates;
import contactcorrections.request.Correction;
import contactcorrections.run.CallMonitor;
import contactcorrections.run.Clocks;
import contactcorrections.run.Run;
import contactcorrections.run.Sleeper;
import contactcorrections.run.StopCause;
import contactcorrections.run.StopSignal;
import contactcorrections.standin.ConnectStandIn;
import contactcorrections.standin.Reply;
import contactcorrections.standin.Script;
import contactcorrections.throttle.Operation;
import contactcorrections.throttle.Share;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.ThrottleSettings;
import contactcorrections.throttle.ThrottleSettings.Rate;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.connect.ConnectClient;

@Timeout(30)
class ContactUpdaterTests {

    private static final ThrottleSettings AMPLE = new ThrottleSettings(Rate.of(10_000), 10_000, new Share(100), 10, 15);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Correction CORRECTION = Corrections.of(1, "contact");

    private final AtomicLong nanos = new AtomicLong();
    private final Clocks clocks = new Clocks(() -> NOW, nanos::get);
    private final StopSignal stop = new StopSignal();
    private final CallMonitor monitor = new CallMonitor(clocks);
    private final Throttle throttle = Throttle.local(AMPLE.allowed(Operation.UPDATE_CONTACT));
    private RandomGenerator random = () -> 0;
    private Run.Lease lease = () -> true;
    private ConnectStandIn connect;

    @BeforeEach
    void open() throws IOException {
        connect = ConnectStandIn.start();
    }

    @AfterEach
    void close() throws IOException {
        connect.close();
    }

    @Test
    void acceptedCallUpdatesTheRow() {
        connect.inTurn(meanwhile(() -> pass(Duration.ofMillis(70)), accepted()));

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(result.calls().throttled()).isZero();
        assertThat(result.calls().requestId()).isEqualTo("request-1");
        assertThat(result.calls().sentAt()).isEqualTo(NOW);
        assertThat(result.calls().elapsed()).isEqualTo(Duration.ofMillis(70));
    }

    static Stream<Arguments> definiteNoes() {
        return Stream.of(
                Arguments.of("InvalidParameterException", error(400, "InvalidParameterException")),
                Arguments.of("InvalidRequestException", error(400, "InvalidRequestException")),
                Arguments.of("ResourceNotFoundException", error(404, "ResourceNotFoundException")),
                Arguments.of("ValidationException", error(400, "ValidationException")),
                Arguments.of("InvalidParameterException", errorInBody(400, "InvalidParameterException")),
                Arguments.of("ResourceNotFoundException", errorInBody(404, "ResourceNotFoundException")),
                Arguments.of("BrandNewException", error(400, "BrandNewException")),
                Arguments.of("BrandNewException", error(422, "BrandNewException")));
    }

    @ParameterizedTest
    @MethodSource("definiteNoes")
    void definiteNoRefusesTheRowAndLeavesTheMessageOfConnectOut(String code, Script script) {
        connect.inTurn(script);

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Refused.class);
        assertThat(((UpdateResult.Refused) result).error().code()).isEqualTo(code);
        assertThat(((UpdateResult.Refused) result).error().message())
                .contains(code)
                .doesNotContain("+15550100");
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(stop.isRaised()).isFalse();
        assertThat(monitor.counts().refused()).isEqualTo(1);
    }

    static Stream<Arguments> noesToAll() {
        return Stream.of(
                Arguments.of("connect:UpdateContact", error(403, "AccessDeniedException")),
                Arguments.of("connect:UpdateContact", errorInBody(403, "AccessDeniedException")),
                Arguments.of("connect:UpdateContact", error(400, "AccessDeniedException")),
                Arguments.of("connect:UpdateContact", error(403, "BrandNewException")),
                Arguments.of("connect:UpdateContact", page(403)),
                Arguments.of("AWS_PROFILE", error(403, "UnrecognizedClientException")),
                Arguments.of("AWS_PROFILE", error(403, "MissingAuthenticationTokenException")),
                Arguments.of("Renew", error(403, "ExpiredTokenException")),
                Arguments.of("Renew", error(400, "ExpiredTokenException")),
                Arguments.of("clock", error(403, "InvalidSignatureException")),
                Arguments.of("AWS_REGION", error(400, "InvalidActiveRegionException")),
                Arguments.of("AWS_REGION", errorInBody(400, "InvalidActiveRegionException")),
                Arguments.of("AWS_ENDPOINT_URL_CONNECT", error(404, "UnknownOperationException")),
                Arguments.of("AWS_ENDPOINT_URL_CONNECT", status(404)),
                Arguments.of("AWS_ENDPOINT_URL_CONNECT", page(404)));
    }

    @ParameterizedTest
    @MethodSource("noesToAll")
    void noToEveryRowStopsTheRunAndLeavesTheRow(String remedy, Script script) {
        connect.inTurn(script);

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(stop.cause()).containsInstanceOf(StopCause.CannotGoOn.class);
        assertThat(stop.cause().orElseThrow().message())
                .startsWith("Connect at " + connect.uri())
                .contains(remedy)
                .doesNotContain("+15550100", "<html>");
    }

    @Test
    void noCallStartsAfterANoToEveryRow() {
        connect.inTurn(error(403, "AccessDeniedException"));

        try (Opened updater = updater()) {
            updater.update(CORRECTION, stop);
            UpdateResult next = updater.update(Corrections.of(2, "another"), stop);

            assertThat(next.calls().attempts()).isZero();
        }
        assertThat(connect.calls()).hasSize(1);
    }

    static Stream<Arguments> throttledAnswers() {
        return Stream.of(
                Arguments.of(error(429, "ThrottlingException")),
                Arguments.of(error(429, "TooManyRequestsException")),
                Arguments.of(error(400, "ThrottlingException")),
                Arguments.of(errorInBody(400, "ThrottlingException")),
                Arguments.of(error(503, "SlowDown")),
                Arguments.of(error(400, "TransactionInProgressException")),
                Arguments.of(status(429)),
                Arguments.of(page(429)));
    }

    @ParameterizedTest
    @MethodSource("throttledAnswers")
    void throttledCallIsRetriedAndSlowsTheThrottleDown(Script script) {
        connect.inTurn(script, accepted());

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(2);
        assertThat(result.calls().throttled()).isEqualTo(1);
        assertThat(monitor.counts()).isEqualTo(new CallMonitor.Counts(2, 1, 1, 0));
        assertThat(throttle.usage().lowered()).isTrue();
    }

    static Stream<Arguments> passingFailures() {
        return Stream.of(
                Arguments.of(error(500, "InternalServiceException")),
                Arguments.of(error(500, "InvalidParameterException")),
                Arguments.of(error(503, "ServiceUnavailable")),
                Arguments.of(error(400, "InternalFailure")),
                Arguments.of(error(400, "InternalServiceException")),
                Arguments.of(error(400, "ServiceUnavailableException")),
                Arguments.of(error(400, "RequestAbortedException")),
                Arguments.of(error(400, "RequestTimeout")),
                Arguments.of(error(400, "RequestTimeoutException")),
                Arguments.of(errorInBody(409, "RequestTimeoutException")),
                Arguments.of(error(408, "BrandNewException")),
                Arguments.of(error(400, "PriorRequestNotComplete")),
                Arguments.of(error(425, "BrandNewException")),
                Arguments.of(status(408)),
                Arguments.of(status(409)),
                Arguments.of(status(409).json("{\"no\": \"code\"}")),
                Arguments.of(page(409)),
                Arguments.of(status(425)),
                Arguments.of(status(400)),
                Arguments.of(status(400).json("{\"no\": \"code\"}")),
                Arguments.of(status(400).json("{{{")),
                Arguments.of(status(400).with("x-amzn-ErrorType", "<b>no code</b>")),
                Arguments.of(status(302).with("Location", "http://127.0.0.1:1/")),
                Arguments.of(page(200)),
                Arguments.of(page(400)),
                Arguments.of(page(502)),
                Arguments.of(dropped()),
                Arguments.of(status(500).json("{\"__type\":\"Inval").cutShort()),
                Arguments.of(status(400).json("{\"__type\":\"Inval").cutShort()));
    }

    @ParameterizedTest
    @MethodSource("passingFailures")
    void failureThatMayPassIsRetriedAndNotChargedToTheRow(Script script) {
        connect.inTurn(script, accepted());

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(2);
        assertThat(result.calls().throttled()).isZero();
        assertThat(stop.isRaised()).isFalse();
        assertThat(throttle.usage().lowered()).isFalse();
    }

    @Test
    void refusedConnectionIsAnOutageThatPatienceEnds() throws IOException {
        var gone = ConnectStandIn.start();
        URI uri = gone.uri();
        gone.close();
        random = passing(Duration.ofMinutes(4));

        UpdateResult result = update(uri);

        assertThat(result.calls().attempts()).isEqualTo(5);
        assertThat(stop.cause().orElseThrow().message()).contains("line 2", "15 min", "no connection", "--patience");
        assertThat(monitor.outage().orElseThrow().what()).isEqualTo("no connection");
    }

    @Test
    void nameThatHasNeverAnsweredIsAWrongName() {
        UpdateResult result = update(URI.create("http://no-such-name.invalid"));

        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(stop.cause().orElseThrow().message())
                .contains("http://no-such-name.invalid is not known", "AWS_ENDPOINT_URL_CONNECT");
    }

    @Test
    void conflictIsRetriedThreeTimesAndThenRefusesTheRow() {
        connect.inTurn(error(409, "ConflictException"));

        UpdateResult result = update();

        assertThat(((UpdateResult.Refused) result).error().code()).isEqualTo("ConflictException");
        assertThat(result.calls().attempts()).isEqualTo(4);
        assertThat(stop.isRaised()).isFalse();
    }

    @Test
    void conflictThatPassesUpdatesTheRow() {
        connect.inTurn(error(409, "ConflictException"), error(409, "ConflictException"), accepted());

        assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
    }

    /** Connect gives each of its errors a code: who says 409 without one is something on the way. */
    @Test
    void conflictWithoutACodeIsNeverChargedToTheRow() {
        Script conflict = status(409);
        connect.inTurn(conflict, conflict, conflict, conflict, conflict, conflict, accepted());

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(7);
    }

    @Test
    void patienceEndsWithTheCodeThatCameLast() {
        connect.inTurn(meanwhile(() -> pass(Duration.ofMinutes(20)), error(400, "RequestAbortedException")));
        random = () -> 1;

        assertThat(update()).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(stop.cause().orElseThrow().message()).contains("RequestAbortedException (HTTP 400)");
    }

    @Test
    void throttlingBetweenConflictsIsNoConflict() {
        Script conflict = error(409, "ConflictException");
        connect.inTurn(conflict, error(429, "ThrottlingException"), conflict, conflict, accepted());

        assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-120, RequestTimeTooSkewed",
        "120, RequestTimeTooSkewed",
        "-120, InvalidSignatureException",
        "-120, RequestInTheFuture",
        "120, SignatureDoesNotMatch"
    })
    void nextAttemptIsSignedForTheClockOfConnect(long minutesOff, String code) throws IOException {
        try (var skewed = connectWithAClock(Duration.ofMinutes(minutesOff), code);
                Opened updater = updater(skewed.uri(), throttle)) {
            assertThat(updater.update(CORRECTION, stop)).isInstanceOf(UpdateResult.Updated.class);
            assertThat(updater.update(CORRECTION, stop)).isInstanceOf(UpdateResult.Updated.class);

            assertThat(skewed.statuses()).containsExactly(403, 200, 200);
        } finally {
            // The SDK keeps the offset for the whole process.
            try (var right = connectWithAClock(Duration.ZERO, code);
                    Opened updater = updater(right.uri(), throttle)) {
                updater.update(CORRECTION, stop);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"403, RequestTimeTooSkewed", "400, RequestInTheFuture"})
    void clockSkewThatStaysStopsTheRun(int status, String code) {
        connect.inTurn(error(status, code));

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(result.calls().attempts()).isEqualTo(2);
        assertThat(stop.cause().orElseThrow().message()).contains("clock");
    }

    @Test
    void everyAttemptTakesATokenOfItsOwn() {
        connect.inTurn(
                error(429, "ThrottlingException"), error(500, "InternalServiceException"), dropped(), accepted());

        UpdateResult result = update();

        assertThat(result.calls().attempts()).isEqualTo(4);
        // Usage is counted from the end of the first attempt on.
        assertThat(throttle.usage().taken()).isEqualTo(3);
    }

    @Test
    void patienceCountsFromTheFirstFailureOfTheRow() {
        Script outage = meanwhile(() -> pass(Duration.ofMinutes(3)), error(503, "ServiceUnavailable"));
        connect.inTurn(outage);

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(result.calls().attempts()).isEqualTo(7);
        assertThat(stop.cause().orElseThrow().message()).contains("line 2", "15 min", "HTTP 503");
    }

    @Test
    void outageWithinPatienceIsSatOut() {
        Script outage = meanwhile(() -> pass(Duration.ofMinutes(3)), error(503, "ServiceUnavailable"));
        connect.inTurn(outage, outage, outage, outage, outage, accepted());

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(6);
        assertThat(monitor.outage()).isEmpty();
    }

    @Test
    void stopDuringTheBackoffLeavesTheRowWithItsAttempts() {
        connect.inTurn(error(429, "ThrottlingException"));
        random = () -> {
            stop.raise(new StopCause.Signal());
            return Long.MAX_VALUE;
        };

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Undecided.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(result.calls().throttled()).isEqualTo(1);
        assertThat(connect.calls()).hasSize(1);
    }

    @Test
    void stopWhileACallIsOpenKeepsItsAnswer() {
        connect.inTurn(meanwhile(() -> stop.raise(new StopCause.Signal()), accepted()));

        assertThat(update()).isInstanceOf(UpdateResult.Updated.class);
    }

    @Test
    void stopWhileWaitingForATokenLeavesTheRowWithItsAttempts() {
        var slow = Throttle.local(
                new ThrottleSettings(Rate.of(0.01), 2, new Share(50), 10, 15).allowed(Operation.UPDATE_CONTACT));
        connect.inTurn(error(500, "InternalServiceException"));

        try (Opened updater = updater(connect.uri(), slow)) {
            Sending sending = Sending.of(updater, stop);
            sending.untilItWaits();
            stop.raise(new StopCause.Signal());

            assertThat(sending.result()).isInstanceOf(UpdateResult.Undecided.class);
            assertThat(sending.result().calls().attempts()).isEqualTo(1);
        }
    }

    @Test
    void strayInterruptWhileWaitingForATokenIsPassedOver() {
        var slow = Throttle.local(
                new ThrottleSettings(Rate.of(0.01), 2, new Share(50), 10, 15).allowed(Operation.UPDATE_CONTACT));
        connect.inTurn(error(500, "InternalServiceException"));

        try (Opened updater = updater(connect.uri(), slow)) {
            Sending sending = Sending.of(updater, stop);
            sending.untilItWaits();
            sending.thread().interrupt();
            sending.untilItWaits();
            stop.raise(new StopCause.Signal());

            assertThat(sending.result().calls().attempts()).isEqualTo(1);
        }
    }

    @Test
    void strayInterruptBeforeTheCallIsPassedOver() {
        Thread.currentThread().interrupt();

        UpdateResult result = update();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void strayInterruptsDuringCallsNeverLoseTheRow(int interrupts) {
        Thread caller = Thread.currentThread();
        Script interrupted = meanwhile(caller::interrupt, error(500, "InternalServiceException"));
        List<Script> scripts = new ArrayList<>(Collections.nCopies(interrupts, interrupted));
        scripts.add(accepted());
        connect.inTurn(scripts.toArray(Script[]::new));

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(stop.isRaised()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void callWaitsForTheLeaseAndTakesATokenOfItsOwnAfterIt() {
        connect.inTurn(accepted());
        var answers = new ArrayDeque<>(List.of(false, false, true, false, false, true, true, true));
        lease = () -> answers.size() == 1 ? answers.element() : answers.remove();

        UpdateResult result = update();

        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(connect.calls()).hasSize(1);
    }

    @Test
    void callThatIsSignedWhenTheLeaseRunsOutIsNotSent() {
        connect.inTurn(accepted());
        // Before the token, after it, before the send; then the same again.
        var answers = new ArrayDeque<>(List.of(true, true, false, false, true, true, true));
        lease = () -> answers.size() == 1 ? answers.element() : answers.remove();

        UpdateResult result = update();

        assertThat(answers).hasSize(1);
        assertThat(result).isInstanceOf(UpdateResult.Updated.class);
        assertThat(result.calls().attempts()).isEqualTo(1);
        assertThat(connect.calls()).hasSize(1);
        assertThat(monitor.counts().attempts()).isEqualTo(1);
    }

    @Test
    void callWhoseLeaseNeverComesBackLeavesWithTheStopUnsent() {
        lease = () -> false;
        try (Opened updater = updater()) {
            Sending sending = Sending.of(updater, stop);
            sending.untilItWaits();

            stop.raise(new StopCause.CannotGoOn("The lock is lost."));

            assertThat(sending.result().calls().attempts()).isZero();
            assertThat(connect.calls()).isEmpty();
        }
    }

    /** One whose clock differs from ours, and that refuses what was signed five minutes or more from its own time. */
    private static ConnectStandIn connectWithAClock(Duration skew, String code) throws IOException {
        InstantSource clock = InstantSource.offset(InstantSource.system(), skew);
        Script script = call -> {
            Duration off = Duration.between(clock.instant(), call.signedAt()).abs();
            return off.compareTo(Duration.ofMinutes(5)) < 0 ? accepted() : Reply.error(403, code);
        };
        return ConnectStandIn.start(script, clock);
    }

    private static Reply error(int status, String code) {
        return Reply.error(status, code + ":http://internal/", "about +15550100");
    }

    /** An error whose code stands in the body alone. */
    private static Reply errorInBody(int status, String code) {
        return status(status)
                .json("{\"__type\":\"com.amazonaws.connect#%s\",\"message\":\"about +15550100\"}".formatted(code));
    }

    private UpdateResult update() {
        return update(connect.uri());
    }

    private UpdateResult update(URI uri) {
        try (Opened updater = updater(uri, throttle)) {
            return updater.update(CORRECTION, stop);
        }
    }

    private Opened updater() {
        return updater(connect.uri(), throttle);
    }

    private Opened updater(URI uri, Throttle tokens) {
        var patience = Duration.ofMinutes(15);
        ConnectClient client =
                new ConnectAccess(new ConnectSettings(4, patience), new ConnectTarget(uri)).client(lease);
        var answers = new ResponseReader(Operation.UPDATE_CONTACT, ConnectSession.endpoint(client));
        var context = new CallContext(lease, stop, patience, new WarmUpGates(), clocks, random);
        return new Opened(client, new ContactUpdater(client, new OperationCaller<>(context, answers, tokens, monitor)));
    }

    private record Opened(ConnectClient client, ContactUpdater updater) implements AutoCloseable {

        UpdateResult update(Correction correction, Sleeper pause) {
            return updater.update(correction, pause);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** No back-off, but time passes with each. */
    private RandomGenerator passing(Duration time) {
        return () -> {
            pass(time);
            return 0;
        };
    }

    /** The correction on its way in a thread of its own. */
    private record Sending(Thread thread, CompletableFuture<UpdateResult> future) {

        static Sending of(Opened updater, StopSignal stop) {
            var future = new CompletableFuture<UpdateResult>();
            var thread = new Thread(() -> future.complete(updater.update(CORRECTION, stop)));
            thread.start();
            return new Sending(thread, future);
        }

        /** Until it waits for the clock: for a token, as nothing else here takes longer. */
        void untilItWaits() {
            while (thread.getState() != Thread.State.TIMED_WAITING || thread.isInterrupted()) {
                Thread.onSpinWait();
            }
        }

        UpdateResult result() {
            return future.join();
        }
    }
}
