package contactcorrections.history;

/**
 * A column with cells that empty their fields.
 *
 * @param column its name as the file writes it
 * @param cells how many such cells valid rows have
 */
public record ClearedColumn(String column, long cells) {}
