package contactcorrections.trace;

import contactcorrections.outcome.Outcome;

/**
 * An outcome, and what it belongs to.
 *
 * @param jobInstanceId the input
 * @param jobExecutionId the run that decided it
 */
record StoredOutcome(long jobInstanceId, long jobExecutionId, Outcome outcome) {}
