package contactcorrections.job;

import contactcorrections.outcome.InputLedger;
import contactcorrections.outcome.OutcomeQueries;
import contactcorrections.outcome.OutcomeStore;
import contactcorrections.outcome.RunLog;

/** The tables of this program beside Spring Batch's own. */
record Ledgers(InputLedger inputs, OutcomeStore outcomes, OutcomeQueries queries, RunLog runs) {}
