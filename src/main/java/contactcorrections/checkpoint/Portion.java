package contactcorrections.checkpoint;

import contactcorrections.row.Slot;
import contactcorrections.row.SlotRows;

/**
 * The rows that one step decides.
 *
 * @param slot which rows of the input they are
 * @param rows numbers the rows of the slot as they are read
 * @param fence keeps other processes from them
 */
public record Portion(long jobInstanceId, long jobExecutionId, Slot slot, SlotRows rows, Fence fence) {

    /** Names the process that decides them now: numbers that grow with time, hyphens between them. */
    public String writer() {
        return slot.isWhole()
                ? String.valueOf(jobExecutionId)
                : "%s-%s-%s".formatted(jobExecutionId, slot.number(), fence.epoch());
    }
}
