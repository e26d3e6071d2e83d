package contactcorrections.slots;

import contactcorrections.row.Slot;
import contactcorrections.run.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the rows of an input are shared out.
 *
 * @param slots into how many parts, 1 to 256; null to decide it by whether a worker waits
 */
@ConfigurationProperties("corrections")
public record SlotSettings(
        @Setting(
                label = "N",
                value =
                        "Share the rows out in N slots, which workers help to apply; decided by an input's first run (16 where a worker waits, else 1).")
        @Nullable
        Integer slots) {

    /** Enough for four processes, each of which applies four at once. */
    public static final int USUAL = 16;

    public SlotSettings {
        if (slots != null && (slots < 1 || slots > Slot.MOST)) {
            throw new IllegalArgumentException("slots: expected 1 to " + Slot.MOST);
        }
    }
}
