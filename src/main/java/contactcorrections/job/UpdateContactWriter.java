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
import contactcorrections.source.RowError;
import contactcorrections.throttle.Throttle;
import contactcorrections.throttle.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Sends a chunk's corrections and stores what became of all of its rows.
 *
 * <p>Nothing that a call may come to is an exception here: one would roll back the outcomes of calls that cannot be taken
 * back. A stop leaves the chunk with the outcomes that it has.
 */
final class UpdateContactWriter implements ItemWriter<MappedRow> {

    /** Outcomes are not left unrecorded for longer than this, be the calls ever so slow. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(10);

    private static final Duration GLANCE = Duration.ofMillis(500);

    private final InputRun run;
    private final RunIds ids;
    private final ConcurrentUpdates updates;
    private final OutcomeStore outcomes;
    private final RunLog runLog;
    private final Throttle throttle;
    private final Checkpoint checkpoint;

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
        List<Outcome> decided = new ArrayList<>();
        for (MappedRow row : chunk) {
            if (row instanceof Correction correction) {
                corrections.add(correction);
                run.calls(correction.instanceId());
            } else if (row instanceof MappedRow.Invalid invalid) {
                decided.add(Outcome.invalid(invalid.position(), invalid.errors()));
            }
        }
        run.progress().decided(RowState.INVALID, decided.size());
        store(corrections, decided);
    }

    private void store(List<Correction> corrections, List<Outcome> decided) {
        List<Undecided> undecided = new ArrayList<>();
        boolean allTold = true;
        if (!corrections.isEmpty()) {
            if (!outcomes.begin(
                    ids.jobInstance(),
                    ids.jobExecution(),
                    last(corrections).position().row())) {
                run.cannotGoOn(
                        "Another run of this input has begun. status shows it; nothing more was sent from here.");
                return;
            }
            allTold = send(corrections, decided, undecided);
        }
        outcomes.store(ids.jobInstance(), ids.jobExecution(), decided);
        // Where it is not known of a row whether it was sent, all that have no outcome count as sent.
        if (run.stop().isRaised() && allTold) {
            outcomes.leave(ids.jobInstance(), checkpoint.begunRow(), undecided);
        }
        Usage usage = throttle.usage();
        runLog.used(ids.jobExecution(), usage.taken(), usage.allowed());
    }

    /**
     * Sends, and stores on the way what takes longer than a checkpoint may be away.
     *
     * @return whether it is known of every correction what came of it
     */
    private boolean send(List<Correction> corrections, List<Outcome> decided, List<Undecided> undecided) {
        ConcurrentUpdates.Batch batch = updates.send(corrections);
        long storedAt = System.nanoTime();
        int told = 0;
        boolean done;
        do {
            done = batch.await(GLANCE);
            for (Sent sent : batch.takeSent()) {
                take(sent, decided, undecided);
                told++;
            }
            if (!done && System.nanoTime() - storedAt > CHECKPOINT.toNanos()) {
                outcomes.store(ids.jobInstance(), ids.jobExecution(), List.copyOf(decided));
                decided.clear();
                storedAt = System.nanoTime();
            }
        } while (!done);
        return told == corrections.size();
    }

    private void take(Sent sent, List<Outcome> decided, List<Undecided> undecided) {
        Correction correction = sent.correction();
        UpdateResult result = sent.result();
        if (result instanceof UpdateResult.Updated) {
            decided.add(outcome(correction, RowState.SUCCEEDED, List.of(), result.calls()));
            run.progress().decided(RowState.SUCCEEDED, 1);
        } else if (result instanceof UpdateResult.Refused refused) {
            decided.add(outcome(correction, RowState.REFUSED, List.of(refused.error()), result.calls()));
            run.progress().decided(RowState.REFUSED, 1);
        } else if (result.calls().attempts() > 0) {
            Calls calls = withEarlier(correction, result.calls());
            undecided.add(new Undecided(correction.position().row(), calls.attempts(), calls.throttled()));
        }
    }

    private Outcome outcome(Correction correction, RowState state, List<RowError> errors, Calls calls) {
        long row = correction.position().row();
        return new Outcome(
                correction.position(),
                correction.contactId(),
                state,
                errors,
                withEarlier(correction, calls),
                checkpoint.mayHaveBeenSent(row));
    }

    private Calls withEarlier(Correction correction, Calls calls) {
        Undecided earlier = checkpoint.undecided().get(correction.position().row());
        return earlier == null ? calls : calls.after(earlier);
    }

    private static Correction last(List<Correction> corrections) {
        return corrections.get(corrections.size() - 1);
    }
}
