package contactcorrections.workers;

import contactcorrections.slots.SlotSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In how many slots the rows of an input are shared out: as its first run decided.
 *
 * @param workplace of the database that processes share, empty where there is none
 * @param wanted what the settings say, null if they say nothing
 * @param isHelped whether workers may help
 */
public record SlotCount(
        Optional<Workplace> workplace, @Nullable Integer wanted, boolean isHelped) {

    /** Slots that a process applies at once: fewer than the usual count, or the first process would take all of them. */
    static final int THREADS = 4;

    /**
     * A number of slots.
     *
     * @param slots 1 for an input that is applied as a whole
     * @param isOther whether the settings want another number
     */
    public record Decided(int slots, boolean isOther) {}

    /**
     * The number for an input.
     *
     * @param isBegun whether rows of it are decided
     */
    public Decided of(long jobInstanceId, boolean isBegun) {
        int recorded = workplace.map(each -> each.slots().count(jobInstanceId)).orElse(0);
        int slots = recorded > 0 || isBegun ? Math.max(1, recorded) : newInput();
        return new Decided(slots, wanted != null && wanted != slots);
    }

    private int newInput() {
        if (workplace.isEmpty()) {
            return 1;
        }
        if (wanted != null) {
            return wanted;
        }
        return isHelped && workplace.get().runs().isAnyWorkerThere() ? SlotSettings.USUAL : 1;
    }
}
