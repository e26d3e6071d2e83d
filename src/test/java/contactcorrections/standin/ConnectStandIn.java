package contactcorrections.standin;

import contactcorrections.standin.Call.Operation;
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
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/**
 * An HTTP server on a loopback port that keeps the calls which arrive and answers them by a script, one for each operation,
 * with as little work as that can be: the benchmarks measure programs that call it. What is accepted changes what contacts
 * hold, or tells it. It shares no code with the program or its simulator. (The
 * JDK's server cannot play it: that sets the Date header itself.)
 */
public final class ConnectStandIn implements AutoCloseable {

    private enum Keeps {
        CALLS_AND_CONTACTS,
        CONTACTS,
        NOTHING
    }

    private final InstantSource clock;
    private final Keeps keeps;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new ArrayList<>();
    private final List<Status> statuses = new ArrayList<>();
    private final HeldContacts contacts = new HeldContacts();
    private final Map<Operation, Script> scripts = new ConcurrentHashMap<>();
    private ServerSocket listener;

    private record Status(Operation operation, int status) {}

    private ConnectStandIn(Script updates, InstantSource clock, Keeps keeps) throws IOException {
        this.scripts.put(Operation.UPDATE_CONTACT, updates);
        onReads(Reply.accepted());
        this.clock = clock;
        this.keeps = keeps;
        this.listener = listener(0);
        this.port = listener.getLocalPort();
        listen(listener);
    }

    /** One that accepts every call. */
    public static ConnectStandIn start() throws IOException {
        return start(Reply.accepted());
    }

    /** One that answers UpdateContact by a script, and accepts other calls. */
    public static ConnectStandIn start(Script script) throws IOException {
        return start(script, InstantSource.system());
    }

    /** One whose clock may differ from ours. */
    public static ConnectStandIn start(Script script, InstantSource clock) throws IOException {
        return new ConnectStandIn(script, clock, Keeps.CALLS_AND_CONTACTS);
    }

    /** One that keeps what contacts hold, but no calls. */
    public static ConnectStandIn withoutCalls(Script script) throws IOException {
        return new ConnectStandIn(script, InstantSource.system(), Keeps.CONTACTS);
    }

    /** One for more calls than memory holds: it keeps none, and no update changes anything. */
    public static ConnectStandIn forgetful(Script script) throws IOException {
        return new ConnectStandIn(script, InstantSource.system(), Keeps.NOTHING);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Answers updates by these from now on, a call each, and by the last of them for good. */
    public void inTurn(Script... inTurn) {
        on(Operation.UPDATE_CONTACT, inTurn);
    }

    /** Answers calls of an operation by these from now on, a call each, and by the last of them for good. */
    public void on(Operation operation, Script... inTurn) {
        Queue<Script> left = new ArrayDeque<>(List.of(inTurn));
        scripts.put(operation, call -> next(left).answer(call));
    }

    /** Answers both operations that read by a script; where it accepts, what the contact holds is told. */
    public void onReads(Script script) {
        scripts.put(Operation.DESCRIBE_CONTACT, script);
        scripts.put(Operation.LIST_CONTACT_REFERENCES, script);
    }

    /** Every contact, unless it is put or updated, holds this from now on: an object as UpdateContact takes it. */
    public void everyContactHolds(String state) {
        contacts.atFirst(state);
    }

    /** A contact holds this now: an object as UpdateContact takes it. */
    public void put(String contactId, String state) {
        contacts.put(contactId, state);
    }

    /** What a contact holds, as UpdateContact takes it. */
    public JsonNode held(String contactId) {
        return contacts.held(contactId);
    }

    private static Script next(Queue<Script> left) {
        synchronized (left) {
            return left.size() == 1 ? left.element() : left.remove();
        }
    }

    /** The updates that have arrived. */
    public List<Call> calls() {
        return calls(Operation.UPDATE_CONTACT);
    }

    /** The calls of an operation that have arrived. */
    public List<Call> calls(Operation operation) {
        synchronized (calls) {
            return calls.stream().filter(call -> call.operation() == operation).toList();
        }
    }

    /** What updates were answered with. */
    public List<Integer> statuses() {
        synchronized (statuses) {
            return statuses.stream()
                    .filter(each -> each.operation() == Operation.UPDATE_CONTACT)
                    .map(Status::status)
                    .toList();
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
        Operation operation = call.operation();
        if (keeps == Keeps.CALLS_AND_CONTACTS) {
            synchronized (calls) {
                calls.add(call);
            }
        }
        Reply reply =
                carriedOut(call, Objects.requireNonNull(scripts.get(operation)).answer(call));
        if (keeps == Keeps.CALLS_AND_CONTACTS) {
            synchronized (statuses) {
                statuses.add(new Status(operation, reply.status()));
            }
        }
        return reply.send(
                out, DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private Reply carriedOut(Call call, Reply reply) {
        if (!reply.isAccepted()) {
            return reply;
        }
        if (call.operation() != Operation.UPDATE_CONTACT) {
            return reply.json(contacts.told(call));
        }
        if (keeps != Keeps.NOTHING) {
            contacts.update(call);
        }
        return reply;
    }

    @Override
    public void close() throws IOException {
        leave();
        threads.shutdownNow();
    }
}
