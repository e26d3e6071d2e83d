package contactcorrections.simulator;

import java.net.URI;
import java.util.Optional;

/** The decoded path of an UpdateContact request, {@code /contacts/{InstanceId}/{ContactId}}. */
record ContactPath(String instanceId, String contactId) {

    static Optional<ContactPath> parse(String rawPath) {
        String[] segments = rawPath.split("/", -1);
        if (segments.length != 4
                || !segments[0].isEmpty()
                || !segments[1].equals("contacts")
                || segments[2].isEmpty()
                || segments[3].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ContactPath(decode(segments[2]), decode(segments[3])));
    }

    private static String decode(String segment) {
        // Not URLDecoder: in a path, a plus sign is a plus sign.
        return URI.create("/" + segment).getPath().substring(1);
    }
}
