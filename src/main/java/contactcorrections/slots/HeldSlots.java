package contactcorrections.slots;

import contactcorrections.apply.Assignment;
import contactcorrections.repository.Confirmation;
import contactcorrections.run.StopCause;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The slots that this process applies. Safe for use by many threads. */
public final class HeldSlots {

    private final Map<Long, Held> byStep = new ConcurrentHashMap<>();

    /** @param since {@link System#nanoTime()} after the slot was taken */
    private record Held(SlotOwner owner, Lease lease, Assignment assignment, long since) {

        void giveUp() {
            assignment
                    .run()
                    .stop()
                    .raise(new StopCause.LeftToOthers("Another process has taken over slot "
                            + owner.slot().number()));
        }
    }

    /** Adds a slot that was taken. Where this process took it before, having been taken for dead, that is given up. */
    public void add(SlotOwner owner, Lease lease, Assignment assignment) {
        Held before = byStep.put(owner.step(), new Held(owner, lease, assignment, System.nanoTime()));
        if (before != null) {
            before.giveUp();
        }
    }

    /** Removes a slot, unless this process has taken it once more since. */
    public void remove(SlotOwner owner) {
        byStep.computeIfPresent(owner.step(), (step, held) -> held.owner().equals(owner) ? null : held);
    }

    /** What the step execution of a slot applies. */
    public Optional<Assignment> assignment(long step) {
        return Optional.ofNullable(byStep.get(step)).map(Held::assignment);
    }

    public int size() {
        return byStep.size();
    }

    /**
     * The database was asked which slots are this process's own: those are confirmed, the others are given up.
     *
     * @param asked when it was asked; what was taken after that is not in the answer
     * @param epochs of the slots, by their step executions
     */
    public void confirm(Confirmation.Moment asked, Map<Long, Long> epochs) {
        byStep.forEach((step, held) -> {
            if (Objects.equals(epochs.get(step), held.owner().epoch())) {
                held.lease().confirm(asked);
            } else if (held.since() - asked.nanos() < 0) {
                held.giveUp();
            }
        });
    }
}
