package contactcorrections.workers;

import contactcorrections.outcome.Counts;

/**
 * A run that several processes apply.
 *
 * @param helped whether workers may take part
 * @param before what earlier runs of the input decided
 */
public record SharedRun(long jobExecutionId, long jobInstanceId, boolean helped, Counts before) {}
