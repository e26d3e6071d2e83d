package contactcorrections.outcome;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that Connect accepted. */
public record SucceededRow(
        long line, String contactId, @Nullable String requestId, int attempts, Instant sentAt) {}
