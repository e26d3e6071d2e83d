package contactcorrections.update;

import contactcorrections.run.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which rows are sent, and what is kept of what was there before.
 *
 * @param limit rows that a run sends at most, null for all
 * @param skipUnchanged whether rows that would change nothing are not sent
 * @param undo whether what was there before is kept in {@code undo.csv}; implies {@code skipUnchanged}
 */
@ConfigurationProperties("corrections")
public record SendSettings(
        @Setting(label = "N", value = "Send at most N rows, then stop in good order: a canary (all).") @Nullable
        Long limit,

        @Setting("Read each contact first and send only what changes something.") @DefaultValue("false")
        boolean skipUnchanged,

        @Setting("Keep what was there before in undo.csv; implies --skip-unchanged.") @DefaultValue("false")
        boolean undo) {

    public SendSettings {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("limit: expected at least 1 row");
        }
        skipUnchanged |= undo;
    }

    /** How many of so many rows a run sends at most. */
    public long of(long rows) {
        return limit == null ? rows : Math.min(limit, rows);
    }
}
