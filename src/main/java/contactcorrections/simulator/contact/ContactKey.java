package contactcorrections.simulator.contact;

/** Which contact. */
public record ContactKey(String instanceId, String contactId) {}
