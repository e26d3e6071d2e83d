package contactcorrections.simulator;

import contactcorrections.simulator.contact.ContactKey;
import contactcorrections.simulator.contact.ReferenceQuery;
import java.net.URI;
import java.util.Optional;

/**
 * What the first line of a request asks for.
 *
 * @param query the query as it was sent, empty if there is none
 */
record ContactCall(Operation operation, ContactKey contact, String query) {

    static Optional<ContactCall> parse(String method, URI uri) {
        String[] path = uri.getRawPath().split("/", -1);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return operation(method, path)
                .map(operation -> new ContactCall(operation, contact(path), query))
                .filter(call -> !call.contact.instanceId().isEmpty()
                        && !call.contact.contactId().isEmpty());
    }

    private static Optional<Operation> operation(String method, String[] path) {
        boolean isContact = path.length == 4 && path[1].equals("contacts");
        if (isContact && method.equals("POST")) {
            return Optional.of(Operation.UPDATE_CONTACT);
        }
        if (isContact && method.equals("GET")) {
            return Optional.of(Operation.DESCRIBE_CONTACT);
        }
        boolean isReferences = path.length == 5 && path[1].equals("contact") && path[2].equals("references");
        return isReferences && method.equals("GET") ? Optional.of(Operation.LIST_CONTACT_REFERENCES) : Optional.empty();
    }

    private static ContactKey contact(String[] path) {
        return new ContactKey(decode(path[path.length - 2]), decode(path[path.length - 1]));
    }

    private static String decode(String segment) {
        // Not URLDecoder: in a path, a plus sign is a plus sign.
        return URI.create("/" + segment).getPath().substring(1);
    }

    ReferenceQuery references() {
        return ReferenceQuery.parse(query);
    }
}
