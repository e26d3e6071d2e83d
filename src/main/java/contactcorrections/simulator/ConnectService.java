package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import contactcorrections.simulator.Answer.Dropped;
import contactcorrections.simulator.Answer.Failure;
import contactcorrections.simulator.Answer.Found;
import contactcorrections.simulator.Answer.Lost;
import contactcorrections.simulator.Answer.Updated;
import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Outage;
import contactcorrections.simulator.SimulatorSettings.Quota;
import contactcorrections.simulator.contact.Contacts;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decides on answers, in the order in which the real service would: network, meter, access, request, contact. */
final class ConnectService {

    private final Outage outage;
    private final Faults faults;
    private final Map<Operation, Access> accesses = new EnumMap<>(Operation.class);
    private final LongSupplier nanoTime;
    private final Consumer<ReceivedCall> listener;
    private final RequestCheck requestCheck = new RequestCheck();
    private final Contacts contacts = Contacts.inThisHeap();
    private final Instant startedAt = Instant.now();
    private final long startedAtNanos;

    ConnectService(SimulatorSettings settings, LongSupplier nanoTime, Consumer<ReceivedCall> listener) {
        outage = settings.outage();
        faults = settings.faults();
        for (Operation operation : Operation.values()) {
            Quota quota = operation == Operation.UPDATE_CONTACT ? settings.quota() : settings.reads();
            accesses.put(operation, new Access(new Meter(quota, nanoTime), new AtomicLong()));
        }
        this.nanoTime = nanoTime;
        this.listener = listener;
        startedAtNanos = nanoTime.getAsLong();
    }

    /**
     * What stands before an operation.
     *
     * @param metered number of calls that found a token
     */
    private record Access(Meter meter, AtomicLong metered) {}

    void others(double tokensPerSecond) {
        access(Operation.UPDATE_CONTACT).meter().others(tokensPerSecond);
    }

    private Access access(Operation operation) {
        return Objects.requireNonNull(accesses.get(operation));
    }

    /** Answers a call that is signed in due form. */
    Answer answer(ContactCall call, byte[] body, SplittableRandom random) {
        Duration sinceStart = Duration.ofNanos(nanoTime.getAsLong() - startedAtNanos);
        Answer answer = decide(sinceStart, call, body, random);
        boolean answered = !(answer instanceof Dropped || answer instanceof Lost);
        listener.accept(new ReceivedCall(
                startedAt.plus(sinceStart),
                call.operation(),
                call.contact().instanceId(),
                call.contact().contactId(),
                new String(body, UTF_8),
                answer.status(),
                answered));
        return answer;
    }

    private Answer decide(Duration sinceStart, ContactCall call, byte[] body, SplittableRandom random) {
        if (outage.covers(sinceStart)) {
            return random.nextBoolean() ? Answer.UNAVAILABLE : new Dropped();
        }
        Access access = access(call.operation());
        if (!access.meter().take()) {
            return Answer.THROTTLED;
        }
        if (access.metered().incrementAndGet() > faults.denyAfter()) {
            return Answer.denied(call.operation());
        }
        if (random.nextDouble() < faults.drops()) {
            return random.nextBoolean() ? new Dropped() : new Lost(serve(call, body, random));
        }
        return serve(call, body, random);
    }

    private Answer serve(ContactCall call, byte[] body, SplittableRandom random) {
        if (random.nextDouble() < faults.errors()) {
            return Answer.INTERNAL_ERROR;
        }
        Optional<Failure> invalid = requestCheck.check(call, body);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        if (isUnknown(call.contact().contactId())) {
            return Answer.NOT_FOUND;
        }
        return switch (call.operation()) {
            case UPDATE_CONTACT -> random.nextDouble() < faults.conflicts() ? Answer.CONFLICT : update(call, body);
            case DESCRIBE_CONTACT -> new Found(contacts.held(call.contact()).described());
            case LIST_CONTACT_REFERENCES ->
                new Found(contacts.held(call.contact()).references(call.references()));
        };
    }

    private Answer update(ContactCall call, byte[] body) {
        contacts.update(call.contact(), body);
        return new Updated();
    }

    /** By the id alone, so that a contact is unknown in every run, whatever the seed. */
    private boolean isUnknown(String contactId) {
        return new SplittableRandom(contactId.hashCode()).nextDouble() < faults.unknown();
    }
}
