package contactcorrections.job;

import contactcorrections.connect.ConcurrentUpdates;
import contactcorrections.connect.ConcurrentUpdates.Sent;
import contactcorrections.connect.UpdateResult;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Checkpoint;
import contactcorrections.outcome.Outcome;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.outcome.RowState;
import contactcorrections.outcome.RunLog;
import contactcorrections.outcome.Undecided;
import contactcorrections.request.Correction;
import contactcorrections.request.MappedRow;
import contactcorrections.row.RowError;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Sends a chunk's corrections and stores what became of its rows.
 *
 * <p>A row that waits for a retry is carried over: later chunks are sent meanwhile, and {@link #finish} ends the last. How
 * many are carried over, and how far the others may be ahead of them, is bounded.
 *
 * <p>Nothing that a call may come to is an exception here: one would roll back the outcomes of calls that cannot be taken
 * back. A stop leaves the chunk with the outcomes that it has.
 */
final class UpdateContactWriter implements ItemWriter<MappedRow> {

    /** Outcomes are not left unrecorded for longer than this, be the calls ever so slow. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(10);

    private static final Duration GLANCE = Duration.ofMillis(500);

    /** Few, as after a crash they are taken for sent, like the chunk. */
    static final int MOST_CARRIED_OVER = 32;

    /** The next run has to keep in mind which of so many rows are decided, be they sent or invalid. */
    private static final int MOST_ROWS_AHEAD = 5_000;

    private final InputRun run;
    private final RunIds ids;
    private final ConcurrentUpdates updates;
    private final OutcomeStore outcomes;
    private final RunLog runLog;
    private final Throttle throttle;
    private final Checkpoint checkpoint;

    private final TreeSet<Long> open = new TreeSet<>();
    private final List<Outcome> decided = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();
    private long lastRead;
    private long storedAt = System.nanoTime();
    private boolean recording = true;

    UpdateContactWriter(
            InputRun run,
            RunIds ids,
            ConcurrentUpdates updates,
            OutcomeStore outcomes,
            RunLog runLog,
            Throttle throttle,
            Checkpoint checkpoint) {
        this.run = run;
        this.ids = ids;
        this.updates = updates;
        this.outcomes = outcomes;
        this.runLog = runLog;
        this.throttle = throttle;
        this.checkpoint = checkpoint;
    }

    @Override
    public void write(Chunk<? extends MappedRow> chunk) {
        if (run.stop().isRaised()) {
            return;
        }
        List<Correction> corrections = new ArrayList<>();
        List<Outcome> invalid = new ArrayList<>();
        for (MappedRow row : chunk) {
            if (row instanceof Correction correction) {
                corrections.add(correction);
                lastRead = row(correction);
                run.calls(correction.instanceId());
            } else if (row instanceof MappedRow.Invalid bad) {
                invalid.add(Outcome.invalid(bad.position(), bad.errors()));
                lastRead = bad.position().row();
            }
        }
        decided.addAll(invalid);
        run.progress().decided(RowState.INVALID, invalid.size());
        if (corrections.isEmpty() || begin(corrections)) {
            await(MOST_CARRIED_OVER);
            storeIfRecording();
        }
    }

    /**
     * Waits for the rows that were carried over and records what became of them. After a stop it records that all other
     * rows were not sent.
     */
    void finish() {
        if (recording) {
            await(0);
            storeIfRecording();
            // Where it is not known of a row whether it was sent, all that have no outcome count as sent.
            if (recording && run.stop().isRaised() && open.isEmpty()) {
                outcomes.leave(ids.jobInstance(), ids.jobExecution(), checkpoint.begunRow(), undecided);
            }
        }
    }

    private boolean begin(List<Correction> corrections) {
        long lastBegun = row(corrections.get(corrections.size() - 1));
        // As in store: nothing more if this fails.
        recording = false;
        recording = outcomes.begin(ids.jobInstance(), ids.jobExecution(), lastBegun);
        if (recording) {
            corrections.forEach(correction -> open.add(row(correction)));
            updates.send(corrections);
        } else {
            overtaken();
        }
        return recording;
    }

    private void overtaken() {
        run.cannotGoOn("Another run of this input has begun. status shows it; nothing more was sent from here.");
    }

    /** Waits, and stores on the way what takes longer than a checkpoint may be away. */
    private void await(int mostCarriedOver) {
        boolean answered;
        do {
            answered = updates.await(isFarAhead() ? 0 : mostCarriedOver, GLANCE);
            updates.takeSent().forEach(this::take);
            if (System.nanoTime() - storedAt > CHECKPOINT.toNanos()) {
                storeIfRecording();
            }
        } while (!answered);
    }

    private boolean isFarAhead() {
        return !open.isEmpty() && lastRead - open.first() > MOST_ROWS_AHEAD;
    }

    private void take(Sent sent) {
        Correction correction = sent.correction();
        UpdateResult result = sent.result();
        open.remove(row(correction));
        if (result instanceof UpdateResult.Updated) {
            decided.add(outcome(correction, RowState.SUCCEEDED, List.of(), result.calls()));
            run.progress().decided(RowState.SUCCEEDED, 1);
        } else if (result instanceof UpdateResult.Refused refused) {
            decided.add(outcome(correction, RowState.REFUSED, List.of(refused.error()), result.calls()));
            run.progress().decided(RowState.REFUSED, 1);
        } else if (result.calls().attempts() > 0) {
            Calls calls = withEarlier(correction, result.calls());
            undecided.add(new Undecided(row(correction), calls.attempts(), calls.throttled()));
        }
    }

    private void storeIfRecording() {
        if (recording) {
            store();
        }
    }

    /** Nothing more is recorded once this has failed: what came of it is not known then, or is another run's to find. */
    private void store() {
        recording = false;
        Usage usage = throttle.usage();
        // Together: the chunk's own transaction would stay open while further calls are.
        recording = outcomes.store(
                ids.jobInstance(),
                ids.jobExecution(),
                List.copyOf(decided),
                () -> runLog.used(ids.jobExecution(), usage.taken(), usage.allowed()));
        if (!recording) {
            overtaken();
        }
        decided.clear();
        storedAt = System.nanoTime();
    }

    private Outcome outcome(Correction correction, RowState state, List<RowError> errors, Calls calls) {
        return new Outcome(
                correction.position(),
                correction.contactId(),
                state,
                errors,
                withEarlier(correction, calls),
                checkpoint.mayHaveBeenSent(row(correction)));
    }

    private Calls withEarlier(Correction correction, Calls calls) {
        Undecided earlier = checkpoint.undecided().get(row(correction));
        return earlier == null ? calls : calls.after(earlier);
    }

    private static long row(Correction correction) {
        return correction.position().row();
    }
}
