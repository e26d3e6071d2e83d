package contactcorrections.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Latency;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulatorTests {

    private static final SimulatorSettings AMPLE = SimulatorSettings.DEFAULT.withQuota(Quota.AMPLE);

    private final ManualClock clock = new ManualClock();
    private final Queue<ReceivedCall> received = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> started = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable simulator : started) {
            simulator.close();
        }
    }

    @Test
    void validUpdateGetsAnEmpty200() throws Exception {
        HttpResponse<String> answer = calls(AMPLE).update("contact", "{\"Name\":\"Zoë\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(received).singleElement().satisfies(call -> {
            assertThat(call.instanceId()).isEqualTo("instance");
            assertThat(call.contactId()).isEqualTo("contact");
            assertThat(call.body()).isEqualTo("{\"Name\":\"Zoë\"}");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.answered()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "what?", "100%", "%2F", "a b", " ", "a+b", "a:b;c=d&e#f", "😀", "..", "\u0000", "é"})
    void contactIdArrivesAsItWasSent(String contactId) throws Exception {
        assertThat(calls(AMPLE).update(contactId).statusCode()).isEqualTo(200);

        assertThat(received).extracting(ReceivedCall::contactId).containsExactly(contactId);
    }

    @Test
    void everyAnswerHasARequestIdOfItsOwn() throws Exception {
        SignedCalls calls = calls(AMPLE);

        List<String> ids = new ArrayList<>();
        for (HttpResponse<String> answer :
                List.of(calls.update("c"), calls.update("c"), calls.update("c", "{}"), calls.sendUnsigned())) {
            ids.addAll(answer.headers().allValues("x-amzn-RequestId"));
        }

        assertThat(ids).hasSize(4).doesNotHaveDuplicates().allSatisfy(UUID::fromString);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /contact/instance/contact",
        "GET, /contact/references/instance",
        "GET, /contact/references/instance/",
        "POST, /contact/references/instance/contact",
        "PUT, /contacts/instance/contact",
        "POST, /",
        "POST, /contacts/instance",
        "POST, /contacts/instance/",
        "POST, /contacts//contact",
        "POST, /contacts/instance/contact/",
        "POST, /contact/instance/contact"
    })
    void anythingElseIsAnUnknownOperation(String method, String path) throws Exception {
        assertFailure(calls(AMPLE).send(method, path), 404, "UnknownOperationException");
    }

    @Test
    void unsignedCallIsRefusedAndTakesNoToken() throws Exception {
        SignedCalls calls = calls(SimulatorSettings.DEFAULT.withQuota(new Quota(1, 1, 0)));

        assertFailure(calls.sendUnsigned(), 403, "MissingAuthenticationTokenException");
        assertThat(calls.update("contact").statusCode()).isEqualTo(200);
    }

    @Test
    void malformedJsonIsAnInvalidRequest() throws Exception {
        assertFailure(calls(AMPLE).update("contact", "{\"Name\":"), 400, "InvalidRequestException");
    }

    @Test
    void oversizedBodyIsNotTaken() throws Exception {
        SignedCalls calls = calls(AMPLE);
        String atLimit = " ".repeat(ConnectHandler.MAX_BODY_BYTES - 2) + "{}";

        assertFailure(calls.update("contact", atLimit), 400, "InvalidRequestException");
        assertFailure(calls.update("contact", " " + atLimit), 413, "RequestEntityTooLargeException");
        assertFailure(calls.update("contact", atLimit.repeat(5)), 413, "RequestEntityTooLargeException");
    }

    @Test
    void callsOverTheQuotaAreThrottled() throws Exception {
        SignedCalls calls = calls(SimulatorSettings.DEFAULT);

        assertThat(statuses(calls, 15)).containsOnly(200);
        assertThat(statuses(calls, 2)).containsOnly(429);
        clock.advance(Duration.ofMillis(100));
        assertThat(statuses(calls, 2)).containsExactly(200, 429);
        assertFailure(calls.update("contact"), 429, "ThrottlingException");
    }

    @Test
    void othersLeaveLess() throws Exception {
        Simulator simulator = start(SimulatorSettings.DEFAULT.withQuota(new Quota(10, 1, 0)));
        SignedCalls calls = new SignedCalls(simulator);
        simulator.others(5);

        assertThat(statuses(calls, 1)).containsExactly(200);
        clock.advance(Duration.ofMillis(100));
        assertThat(statuses(calls, 1)).containsExactly(429);
        clock.advance(Duration.ofMillis(100));
        assertThat(statuses(calls, 1)).containsExactly(200);
    }

    @Test
    void throttledCallMeetsNoOtherFault() throws Exception {
        SignedCalls calls = calls(SimulatorSettings.DEFAULT
                .withQuota(new Quota(1, 1, 0))
                .withFaults(Faults.NONE.withErrors(1).withDenyAfter(1)));

        assertThat(statuses(calls, 2)).containsExactly(500, 429);
        clock.advance(Duration.ofSeconds(1));
        assertThat(statuses(calls, 1)).containsExactly(403);
    }

    @Test
    void accessIsDeniedAfterSoManyCalls() throws Exception {
        SignedCalls calls = calls(AMPLE.withFaults(Faults.NONE.withDenyAfter(2)));

        assertThat(statuses(calls, 4)).containsExactly(200, 200, 403, 403);
        assertFailure(calls.update("contact"), 403, "AccessDeniedException");
    }

    @Test
    void callsFailInAnOutageAndOnlyThen() throws Exception {
        SignedCalls calls = calls(AMPLE.withOutage(new Outage(Duration.ofSeconds(10), Duration.ofSeconds(5))));

        clock.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(statuses(calls, 1)).containsExactly(200);
        clock.advance(Duration.ofNanos(1));
        assertThat(statuses(calls, 20)).containsOnly(503, 0).contains(503, 0);
        clock.advance(Duration.ofSeconds(5));
        assertThat(statuses(calls, 1)).containsExactly(200);
    }

    @Test
    void unknownContactIsUnknownInEveryRun() throws Exception {
        Faults faults = Faults.NONE.withUnknown(0.3);

        List<Integer> statuses = statuses(calls(AMPLE.withFaults(faults)), 200);

        assertThat(statuses).containsOnly(200, 404);
        assertThat(statuses.stream().filter(status -> status == 404).count()).isBetween(40L, 80L);
        assertThat(statuses(calls(AMPLE.withFaults(faults).withSeed(7)), 200)).isEqualTo(statuses);
    }

    @Test
    void sameSeedRepeatsTheSameFaults() throws Exception {
        SimulatorSettings settings = AMPLE.withSeed(1)
                .withFaults(Faults.NONE.withErrors(0.2).withConflicts(0.2).withDrops(0.2));

        List<Integer> statuses = statuses(calls(settings), 60);

        assertThat(statuses).containsOnly(200, 500, 409, 0).contains(200, 500, 409, 0);
        assertThat(statuses(calls(settings), 60)).isEqualTo(statuses);
        assertThat(statuses(calls(settings.withSeed(2)), 60)).isNotEqualTo(statuses);
    }

    @Test
    void droppedCallGetsNoAnswerWhetherOrNotItWasApplied() throws Exception {
        Simulator simulator = start(AMPLE.withFaults(Faults.NONE.withDrops(1)));

        assertThat(statuses(new SignedCalls(simulator), 20)).containsOnly(0);

        assertThat(received).hasSize(20).noneMatch(ReceivedCall::answered);
        assertThat(received)
                .extracting(ReceivedCall::status)
                .containsOnly(0, 200)
                .contains(0, 200);
        assertThat(simulator.stats().dropped()).isEqualTo(20);
    }

    @Test
    void delayIsUniformAroundItsMeanAndLiesHalfBeforeTheMeter() throws Exception {
        List<Object> events = new ArrayList<>();
        Latency latency = new Latency(Duration.ofMillis(60), Duration.ofMillis(30));
        Simulator simulator =
                Simulator.start(AMPLE.withLatency(latency), call -> events.add("call"), clock, events::add);
        started.add(simulator);

        List<Integer> statuses = statuses(new SignedCalls(simulator), 200);

        assertThat(statuses).containsOnly(200);
        assertThat(events).hasSize(600);
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < events.size(); i += 3) {
            assertThat(events.get(i + 1)).isEqualTo("call");
            delays.add(((Duration) events.get(i))
                    .plus((Duration) events.get(i + 2))
                    .toMillis());
        }
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(29L, 90L));
        assertThat(delays.stream().mapToLong(delay -> delay).average().orElseThrow())
                .isBetween(55.0, 65.0);
    }

    @Test
    void hundredsOfCallsCanBeOpen() throws Exception {
        CountDownLatch open = new CountDownLatch(300);
        CountDownLatch release = new CountDownLatch(1);
        Latency latency = new Latency(Duration.ofMillis(60), Duration.ZERO);
        Simulator simulator = Simulator.start(AMPLE.withLatency(latency), received::add, clock, duration -> {
            open.countDown();
            release.await();
        });
        started.add(simulator);
        SignedCalls calls = new SignedCalls(simulator);

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 300)
                .mapToObj(i -> calls.updateAsync("contact-" + i))
                .toList();
        open.await();
        release.countDown();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    }

    @Test
    void callsAreCountedByStatus() throws Exception {
        Simulator simulator = start(SimulatorSettings.DEFAULT.withQuota(new Quota(1, 2, 0)));
        SignedCalls calls = new SignedCalls(simulator);
        statuses(calls, 3);
        calls.send("GET", "/");

        assertThat(simulator.stats().calls()).isEqualTo(4);
        assertThat(simulator.stats().line()).isEqualTo("4 calls: 2 x 200, 1 x 404, 1 x 429, 0 dropped");
        assertThat(new SimulatorStats(new TreeMap<>(), 0).line()).isEqualTo("0 calls: 0 dropped");
    }

    @Test
    void onlyTheLoopbackAddressIsBound() throws Exception {
        Simulator simulator = start(AMPLE);

        assertThat(InetAddress.getByName(simulator.uri().getHost()).isLoopbackAddress())
                .isTrue();
    }

    @Test
    void portInUseCannotBeBound() throws Exception {
        int port = start(AMPLE).uri().getPort();

        assertThatExceptionOfType(BindException.class).isThrownBy(() -> start(AMPLE.withPort(port)));
    }

    @Test
    void connectionsAreRefusedOnceItIsClosed() throws Exception {
        Simulator simulator = start(AMPLE);
        SignedCalls calls = new SignedCalls(simulator);

        simulator.close();
        simulator.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> calls.update("contact"));
    }

    private SignedCalls calls(SimulatorSettings settings) throws IOException {
        return new SignedCalls(start(settings));
    }

    private Simulator start(SimulatorSettings settings) throws IOException {
        Simulator simulator = Simulator.start(settings, received::add, clock, duration -> {});
        started.add(simulator);
        return simulator;
    }

    /** The statuses of calls one after another, 0 where the connection broke. */
    private static List<Integer> statuses(SignedCalls calls, int count) throws InterruptedException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                statuses.add(calls.update("contact-" + i).statusCode());
            } catch (IOException e) {
                statuses.add(0);
            }
        }
        return statuses;
    }

    private static void assertFailure(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(code);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).startsWith("{\"Message\":\"").endsWith("\"}");
    }
}
