package contactcorrections.checkpoint;

/**
 * A row that was sent, but has had no definite answer.
 *
 * @param row number of the row
 * @param attempts how many left for Connect
 * @param throttled how many of them were answered "throttled"
 */
public record Undecided(long row, int attempts, int throttled) {}
