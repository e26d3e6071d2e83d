package contactcorrections.request.column;

/**
 * Which object of a request or of a contact.
 *
 * @param key key of the object in its map, empty where there is none
 */
public record ObjectName(RequestObject object, String key) {}
