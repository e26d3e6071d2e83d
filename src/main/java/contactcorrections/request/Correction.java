package contactcorrections.request;

import contactcorrections.source.RowPosition;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/**
 * A row that passed every check and can be sent.
 *
 * @param position where the row stands
 * @param request the call that applies it
 */
public record Correction(RowPosition position, UpdateContactRequest request) implements MappedRow {}
