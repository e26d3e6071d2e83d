package contactcorrections.trace;

import contactcorrections.csv.CsvSettings;
import contactcorrections.request.RequestSettings;

/** How a run read its input: what decides where its rows are, and which slot each is in. */
public record InputReading(CsvSettings csv, RequestSettings requests) {}
