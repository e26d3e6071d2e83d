package contactcorrections.bench;

import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.services.connect.ConnectAsyncClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;
import software.amazon.awssdk.utils.AttributeMap;

/** Nothing but calls: the best that a program over this client can come to. Prints calls per second of its second half. */
final class BareLoop {

    private BareLoop() {}

    /** Arguments: a part of the HTTP client's class name, {@code platform} or {@code virtual} threads, calls in flight, calls. */
    public static void main(String[] arguments) throws Exception {
        int inFlight = Integer.parseInt(arguments[2]);
        int calls = Integer.parseInt(arguments[3]);
        long begun;
        if (arguments[0].equals("Netty") || arguments[0].equals("AwsCrtAsync")) {
            try (ConnectAsyncClient client = asynchronous(arguments[0], inFlight)) {
                together(client, inFlight, calls / 2);
                begun = System.nanoTime();
                together(client, inFlight, calls - calls / 2);
            }
        } else {
            try (ConnectClient client = synchronous(arguments[0], inFlight)) {
                inThreads(client, arguments[1], inFlight, calls / 2);
                begun = System.nanoTime();
                inThreads(client, arguments[1], inFlight, calls - calls / 2);
            }
        }
        System.out.println((calls - calls / 2) * 1e9 / (System.nanoTime() - begun));
    }

    private static ConnectClient synchronous(String name, int inFlight) {
        SdkHttpService http = named(name, ServiceLoader.load(SdkHttpService.class));
        return ConnectClient.builder()
                .httpClient(http.createHttpClientBuilder().buildWithDefaults(connections(inFlight)))
                .overrideConfiguration(overrides -> overrides.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static ConnectAsyncClient asynchronous(String name, int inFlight) {
        SdkAsyncHttpService http = named(name.replace("Async", ""), ServiceLoader.load(SdkAsyncHttpService.class));
        return ConnectAsyncClient.builder()
                .httpClient(http.createAsyncHttpClientFactory().buildWithDefaults(connections(inFlight)))
                .overrideConfiguration(overrides -> overrides.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static <T> T named(String name, ServiceLoader<T> services) {
        return services.stream()
                .map(Supplier::get)
                .filter(service -> service.getClass().getSimpleName().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static AttributeMap connections(int most) {
        return AttributeMap.builder()
                .put(SdkHttpConfigurationOption.MAX_CONNECTIONS, most)
                .build();
    }

    private static void inThreads(ConnectClient client, String kind, int inFlight, int calls) throws Exception {
        ExecutorService threads = kind.equals("virtual") ? virtualThreads() : Executors.newFixedThreadPool(inFlight);
        var next = new AtomicInteger();
        for (int thread = 0; thread < inFlight; thread++) {
            threads.execute(() -> {
                for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
                    client.updateContact(request(call));
                }
            });
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Calls are still open");
        }
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private static void together(ConnectAsyncClient client, int inFlight, int calls) throws InterruptedException {
        var open = new Semaphore(inFlight);
        for (int call = 0; call < calls; call++) {
            open.acquire();
            var unused = client.updateContact(request(call)).whenComplete((response, failure) -> open.release());
        }
        open.acquire(inFlight);
    }

    private static UpdateContactRequest request(int call) {
        return UpdateContactRequest.builder()
                .instanceId("11111111-2222-3333-4444-555555555555")
                .contactId(String.format(Locale.ROOT, "%08x-2222-3333-4444-555555555555", call))
                .name("Corrected " + call)
                .description("A call that does what a correction of a row does, with a text of some length in it")
                .build();
    }
}
