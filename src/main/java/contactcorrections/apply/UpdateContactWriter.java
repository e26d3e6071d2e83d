package contactcorrections.apply;

import contactcorrections.changes.ChangeLogException;
import contactcorrections.checkpoint.Checkpoint;
import contactcorrections.checkpoint.Portion;
import contactcorrections.checkpoint.Undecided;
import contactcorrections.connect.UpdateResult;
import contactcorrections.history.RunStore;
import contactcorrections.outcome.Calls;
import contactcorrections.outcome.Outcome;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.request.Correction;
import contactcorrections.request.MappedRow;
import contactcorrections.row.RowError;
import contactcorrections.row.RowState;
import contactcorrections.run.Run;
import contactcorrections.run.StopCause;
import contactcorrections.throttle.Allowance;
import contactcorrections.throttle.Throttle.Usage;
import contactcorrections.update.ConcurrentUpdates.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;

/**
 * Sends a chunk's corrections and stores what became of its rows.
 *
 * <p>A row that waits for a retry is carried over: later chunks are sent meanwhile, and the end of the step waits for the
 * last. How many are carried over, and how far the others may be ahead of them, is bounded.
 *
 * <p>Nothing that a call may come to is an exception here: one would roll back the outcomes of calls that cannot be taken
 * back. A stop leaves the chunk with the outcomes that it has.
 */
public final class UpdateContactWriter implements UpdateWriter {

    /** Outcomes are not left unrecorded for longer than this: a little less than the 10 s that one attempt may take. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(8);

    private static final Duration GLANCE = Duration.ofMillis(500);

    /** Few, as after a crash they are taken for sent, like the chunk. */
    private static final int MOST_CARRIED_OVER = 32;

    /** With what is carried over, no more than 500 rows are ever on their way and unrecorded. */
    private static final int MOST_ROWS_PER_CHUNK = 500 - MOST_CARRIED_OVER;

    private static final double SECONDS_PER_CHUNK = 5;

    private static final int SLOTS_AT_ONCE = 4;

    /** The next run has to keep in mind which of so many rows are decided, be they sent or invalid. */
    private static final int MOST_ROWS_AHEAD = 5_000;

    private final Run run;
    private final Portion portion;
    private final OpenedConnect connect;
    private final OutcomeStore outcomes;
    private final RunStore runs;
    private final Checkpoint checkpoint;

    private final TreeSet<Long> open = new TreeSet<>();
    private final List<Outcome> decided = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();
    private long lastRead;
    private long storedAt = System.nanoTime();
    private boolean recording = true;

    UpdateContactWriter(
            Assignment assignment, OpenedConnect connect, OutcomeStore outcomes, RunStore runs, Checkpoint checkpoint) {
        this.run = assignment.run();
        this.portion = assignment.portion();
        this.connect = connect;
        this.outcomes = outcomes;
        this.runs = runs;
        this.checkpoint = checkpoint;
    }

    /** Some seconds' worth of calls, so that a checkpoint is never far. */
    public static int chunkSize(Allowance quota) {
        return (int) Math.max(1, Math.min(MOST_ROWS_PER_CHUNK, Math.ceil(quota.rate() * SECONDS_PER_CHUNK)));
    }

    /** Shorter, as a process applies some slots side by side. */
    public static int slotChunkSize(Allowance quota) {
        return Math.max(1, chunkSize(quota) / SLOTS_AT_ONCE);
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
                run.progress().calls(correction.instanceId());
            } else if (row instanceof MappedRow.Invalid bad) {
                invalid.add(Outcome.invalid(bad.position(), bad.contactId(), bad.errors()));
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

    /** Ends what is under way, and turns a failure of the step into the end of the run. */
    @Override
    public ExitStatus afterStep(StepExecution execution) {
        execution.getFailureExceptions().stream().findFirst().ifPresent(run::cannotGoOn);
        try {
            finish();
        } catch (RuntimeException | OutOfMemoryError e) {
            run.cannotGoOn(e);
        }
        return execution.getExitStatus();
    }

    @Override
    public void close() {
        connect.close();
    }

    /**
     * Waits for the rows that were carried over and records what became of them. After a stop it records that all other
     * rows were not sent.
     */
    private void finish() {
        if (recording) {
            await(0);
            storeIfRecording();
            // Where it is not known of a row whether it was sent, all that have no outcome count as sent.
            if (recording && run.stop().isRaised() && open.isEmpty()) {
                outcomes.leave(portion, checkpoint.begunRow(), undecided);
            } else if (recording && open.isEmpty() && portion.rows().isReadToEnd()) {
                outcomes.complete(portion);
            }
        }
    }

    private boolean begin(List<Correction> corrections) {
        long lastBegun = row(corrections.get(corrections.size() - 1));
        // As in store: nothing more if this fails.
        recording = false;
        recording = run.purpose() == Run.Purpose.PLAN || outcomes.begin(portion, lastBegun);
        if (recording) {
            corrections.forEach(correction -> open.add(row(correction)));
            connect.updates().send(corrections);
        } else {
            overtaken();
        }
        return recording;
    }

    private void overtaken() {
        if (portion.slot().isWhole()) {
            run.cannotGoOn("Another run of this input has begun. status shows it; nothing more was sent from here.");
        } else {
            run.stop()
                    .raise(new StopCause.LeftToOthers("Another process has taken over slot "
                            + portion.slot().number()));
        }
    }

    /** Waits, and stores on the way what takes longer than a checkpoint may be away. */
    private void await(int mostCarriedOver) {
        boolean answered;
        do {
            answered = connect.updates().await(isFarAhead() ? 0 : mostCarriedOver, GLANCE);
            connect.updates().takeSent().forEach(this::take);
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
        if (result instanceof UpdateResult.Updated updated) {
            decide(correction, RowState.SUCCEEDED, List.of(), updated.calls(), updated.changes());
        } else if (result instanceof UpdateResult.Unchanged unchanged) {
            decide(correction, RowState.UNCHANGED, List.of(), unchanged.calls(), unchanged.changes());
        } else if (result instanceof UpdateResult.Refused refused) {
            decide(correction, RowState.REFUSED, List.of(refused.error()), refused.calls(), null);
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
        if (!changesAreDurable()) {
            return;
        }
        Usage usage = connect.throttle().usage();
        // Together: the chunk's own transaction would stay open while further calls are.
        recording = outcomes.store(portion, List.copyOf(decided), () -> {
            if (portion.slot().isWhole()) {
                runs.used(run.jobExecutionId(), usage.taken(), usage.allowed());
            }
        });
        if (!recording) {
            overtaken();
        }
        decided.clear();
        storedAt = System.nanoTime();
    }

    private boolean changesAreDurable() {
        try {
            connect.flushChanges();
            return true;
        } catch (ChangeLogException e) {
            run.stop().raise(new StopCause.CannotGoOn(e.getMessage(), true));
            return false;
        }
    }

    private void decide(
            Correction correction, RowState state, List<RowError> errors, Calls calls, @Nullable String changes) {
        decided.add(new Outcome(
                correction.position(),
                correction.contactId(),
                state,
                errors,
                withEarlier(correction, calls),
                changes,
                checkpoint.mayHaveBeenSent(row(correction))));
        run.progress().decided(state, 1);
    }

    private Calls withEarlier(Correction correction, Calls calls) {
        Undecided earlier = checkpoint.undecided().get(row(correction));
        return earlier == null ? calls : calls.after(earlier);
    }

    private static long row(Correction correction) {
        return correction.position().row();
    }
}
