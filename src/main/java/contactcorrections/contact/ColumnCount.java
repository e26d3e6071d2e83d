package contactcorrections.contact;

/**
 * What the rows that were compared with their contacts do to the field of one column.
 *
 * @param column the column's name, as the file writes it
 * @param firstSet rows that set it where Connect held nothing
 * @param changed rows that set another value, or one that cannot be compared
 * @param cleared rows that empty it
 * @param unchanged rows that leave it as it is
 * @param notCompared those of the changed of which Connect does not tell what it holds
 */
public record ColumnCount(String column, long firstSet, long changed, long cleared, long unchanged, long notCompared) {}
