package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import contactcorrections.simulator.Answer.Dropped;
import contactcorrections.simulator.Answer.Failure;
import contactcorrections.simulator.Answer.Lost;
import contactcorrections.simulator.Answer.Updated;
import contactcorrections.simulator.SimulatorSettings.Faults;
import contactcorrections.simulator.SimulatorSettings.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decides on answers, in the order in which the real service would: network, meter, access, request, contact. */
final class UpdateContactService {

    private final Outage outage;
    private final Faults faults;
    private final Meter meter;
    private final LongSupplier nanoTime;
    private final Consumer<ReceivedCall> listener;
    private final RequestCheck requestCheck = new RequestCheck();
    private final AtomicLong metered = new AtomicLong();
    private final Instant startedAt = Instant.now();
    private final long startedAtNanos;

    UpdateContactService(SimulatorSettings settings, LongSupplier nanoTime, Consumer<ReceivedCall> listener) {
        outage = settings.outage();
        faults = settings.faults();
        meter = new Meter(settings.quota(), nanoTime);
        this.nanoTime = nanoTime;
        this.listener = listener;
        startedAtNanos = nanoTime.getAsLong();
    }

    void others(double tokensPerSecond) {
        meter.others(tokensPerSecond);
    }

    /** Answers a call that is signed in due form. */
    Answer answer(ContactPath path, byte[] body, SplittableRandom random) {
        Duration sinceStart = Duration.ofNanos(nanoTime.getAsLong() - startedAtNanos);
        Answer answer = decide(sinceStart, path, body, random);
        boolean answered = !(answer instanceof Dropped || answer instanceof Lost);
        listener.accept(new ReceivedCall(
                startedAt.plus(sinceStart),
                path.instanceId(),
                path.contactId(),
                new String(body, UTF_8),
                answer.status(),
                answered));
        return answer;
    }

    private Answer decide(Duration sinceStart, ContactPath path, byte[] body, SplittableRandom random) {
        if (outage.covers(sinceStart)) {
            return random.nextBoolean() ? Answer.UNAVAILABLE : new Dropped();
        }
        if (!meter.take()) {
            return Answer.THROTTLED;
        }
        if (metered.incrementAndGet() > faults.denyAfter()) {
            return Answer.DENIED;
        }
        if (random.nextDouble() < faults.drops()) {
            return random.nextBoolean() ? new Dropped() : new Lost(serve(path, body, random));
        }
        return serve(path, body, random);
    }

    private Answer serve(ContactPath path, byte[] body, SplittableRandom random) {
        if (random.nextDouble() < faults.errors()) {
            return Answer.INTERNAL_ERROR;
        }
        Optional<Failure> invalid = requestCheck.check(path, body);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        if (isUnknown(path.contactId())) {
            return Answer.NOT_FOUND;
        }
        return random.nextDouble() < faults.conflicts() ? Answer.CONFLICT : new Updated();
    }

    /** By the id alone, so that a contact is unknown in every run, whatever the seed. */
    private boolean isUnknown(String contactId) {
        return new SplittableRandom(contactId.hashCode()).nextDouble() < faults.unknown();
    }
}
