package contactcorrections.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * An HTTP server that answers UpdateContact, DescribeContact and ListContactReferences as Amazon Connect's documentation
 * describes them, on the loopback address only. It remembers what was sent, in an eighth of the heap at most; a contact that
 * nobody has updated, or that was forgotten, holds made-up values, the same each time.
 */
public final class Simulator implements AutoCloseable {

    private static final int BACKLOG = 1024;

    static {
        // All three are read once, when the JDK's server is first used.
        setIfAbsent("sun.net.httpserver.nodelay", "true");
        // By default it closes idle connections past 200, or after 30 s: a client would meet drops nobody asked for.
        setIfAbsent("sun.net.httpserver.maxIdleConnections", "10000");
        setIfAbsent("sun.net.httpserver.idleInterval", "3600");
    }

    private final HttpServer server;
    private final ExecutorService executor;
    private final ConnectService service;
    private final ConnectHandler handler;

    private Simulator(HttpServer server, ExecutorService executor, ConnectService service, ConnectHandler handler) {
        this.server = server;
        this.executor = executor;
        this.service = service;
        this.handler = handler;
    }

    /**
     * Starts a simulator.
     *
     * @throws IOException if the port cannot be bound
     */
    public static Simulator start(SimulatorSettings settings) throws IOException {
        return start(settings, call -> {});
    }

    /**
     * Starts a simulator that reports each call as it is decided, before it is answered.
     *
     * @param listener called from several threads at once
     * @throws IOException if the port cannot be bound
     */
    public static Simulator start(SimulatorSettings settings, Consumer<ReceivedCall> listener) throws IOException {
        return start(settings, listener, System::nanoTime, duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos()));
    }

    static Simulator start(
            SimulatorSettings settings,
            Consumer<ReceivedCall> listener,
            LongSupplier nanoTime,
            ConnectHandler.Pause pause)
            throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port());
        HttpServer server = HttpServer.create(address, BACKLOG);
        ExecutorService executor = Executors.newCachedThreadPool(Simulator::newThread);
        ConnectService service = new ConnectService(settings, nanoTime, listener);
        ConnectHandler handler = new ConnectHandler(service, settings.latency(), settings.seed(), pause);
        server.createContext("/", handler);
        server.setExecutor(task -> execute(executor, task));
        server.start();
        return new Simulator(server, executor, service, handler);
    }

    /** The endpoint to call, without a trailing slash. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + host(address.getAddress()) + ":" + address.getPort());
    }

    public SimulatorStats stats() {
        return handler.stats();
    }

    /** From now on, live traffic takes so many tokens per second from the bucket of UpdateContact. */
    public void others(double tokensPerSecond) {
        service.others(tokensPerSecond);
    }

    /** Closes all connections at once; open calls get no answer. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static String host(InetAddress address) {
        String literal = address.getHostAddress();
        return literal.contains(":") ? "[" + literal + "]" : literal;
    }

    /** Where no thread can be created, the server's own answers: it would die of the error, and no call get an answer. */
    private static void execute(ExecutorService executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (OutOfMemoryError e) {
            task.run();
        }
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "simulator");
        thread.setDaemon(true);
        return thread;
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
