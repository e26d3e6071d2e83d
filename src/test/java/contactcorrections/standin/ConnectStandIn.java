package contactcorrections.standin;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on a loopback port that keeps the calls which arrive and answers them by a script, with as little work as
 * that can be: the benchmarks measure programs that call it. It shares no code with the program or its simulator. (The
 * JDK's server cannot play it: that sets the Date header itself.)
 */
public final class ConnectStandIn implements AutoCloseable {

    private final InstantSource clock;
    private final boolean keepsCalls;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private ServerSocket listener;
    private volatile Script script;

    private ConnectStandIn(Script script, InstantSource clock, boolean keepsCalls) throws IOException {
        this.script = script;
        this.clock = clock;
        this.keepsCalls = keepsCalls;
        this.listener = listener(0);
        this.port = listener.getLocalPort();
        listen(listener);
    }

    /** One that accepts every call. */
    public static ConnectStandIn start() throws IOException {
        return start(Reply.accepted());
    }

    public static ConnectStandIn start(Script script) throws IOException {
        return start(script, InstantSource.system());
    }

    /** One whose clock may differ from ours. */
    public static ConnectStandIn start(Script script, InstantSource clock) throws IOException {
        return new ConnectStandIn(script, clock, true);
    }

    /** One for more calls than memory holds: it keeps none. */
    public static ConnectStandIn forgetful(Script script) throws IOException {
        return new ConnectStandIn(script, InstantSource.system(), false);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers by these from now on, a call each, and by the last of them for good. */
    public void inTurn(Script... scripts) {
        Queue<Script> left = new ArrayDeque<>(List.of(scripts));
        script = call -> next(left).answer(call);
    }

    private static Script next(Queue<Script> left) {
        synchronized (left) {
            return left.size() == 1 ? left.element() : left.remove();
        }
    }

    /** The calls that have arrived. */
    public List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** What they were answered with. */
    public List<Integer> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    /** Nobody listens at its address from now on. */
    public void leave() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** It listens again, at the same address. */
    public void comeBack() throws IOException {
        listener = listener(port);
        listen(listener);
    }

    private static ServerSocket listener(int port) throws IOException {
        return new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
    }

    private void listen(ServerSocket at) {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket connection = at.accept();
                    threads.execute(() -> serve(connection, at));
                }
            } catch (IOException e) {
                // It was closed.
            }
        });
    }

    private void serve(Socket connection, ServerSocket at) {
        connections.add(connection);
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new BufferedInputStream(connection.getInputStream());
            var out = new BufferedOutputStream(connection.getOutputStream());
            while (!at.isClosed() && answer(Call.read(in), out)) {
                // The client keeps the connection for its next call.
            }
        } catch (IOException | InterruptedException e) {
            // The client has hung up, or the stand-in was closed.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answer(Call call, OutputStream out) throws IOException, InterruptedException {
        if (keepsCalls) {
            synchronized (calls) {
                calls.add(call);
            }
        }
        Reply reply = script.answer(call);
        if (keepsCalls) {
            synchronized (statuses) {
                statuses.add(reply.status());
            }
        }
        return reply.send(
                out, DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void close() throws IOException {
        leave();
        threads.shutdownNow();
    }
}
