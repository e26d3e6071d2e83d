package contactcorrections.slots;

import contactcorrections.row.Slot;
import java.time.Duration;

/**
 * A slot that this process has taken.
 *
 * @param step its step execution
 * @param epoch grows with each process that takes it
 * @param delay how long no call may leave, as calls of the process before may still be under way
 */
public record SlotOwner(Slot slot, long step, long epoch, Duration delay) {}
