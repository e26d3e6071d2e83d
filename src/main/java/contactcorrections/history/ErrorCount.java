package contactcorrections.history;

/**
 * How often an error was met.
 *
 * @param code the error's code
 * @param count rows that have it
 * @param firstLine line of the first of them
 * @param message what was said of that one
 */
public record ErrorCount(String code, long count, long firstLine, String message) {}
