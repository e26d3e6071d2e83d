package contactcorrections.outcome;

import java.time.Instant;

/** What was decided by the calls of one span of time, which begins at {@code at}. */
public record TimelinePoint(Instant at, long succeeded, long failed, long throttled) {}
