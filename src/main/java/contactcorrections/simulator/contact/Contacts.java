package contactcorrections.simulator.contact;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All contacts that anybody asks for. What was sent of them is remembered within a bound, by the estimated size of its
 * text: beyond it, the contacts that were updated longest ago are forgotten, and hold what was made up for them again.
 */
public final class Contacts {

    private static final int SHARE_OF_HEAP = 8;

    /** What a contact takes beside its text: an entry of the map, a key and its strings, the header of an array. */
    private static final long ENTRY_BYTES = 300;

    private final JsonMapper json = new JsonMapper();
    private final Map<ContactKey, byte[]> updates = new LinkedHashMap<>();
    private final long capacity;
    private long size;

    /** @param capacity bytes to remember updates in, by estimate */
    Contacts(long capacity) {
        this.capacity = capacity;
    }

    /** Contacts whose updates take an eighth of the heap at most: a million rows are applied with {@code -Xmx256m}. */
    public static Contacts inThisHeap() {
        return new Contacts(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Changes what a contact holds, by the body of an UpdateContact request that is valid. */
    public synchronized void update(ContactKey contact, byte[] request) {
        byte[] earlier = forget(contact);
        ObjectNode update = earlier == null ? json.createObjectNode() : (ObjectNode) json.readTree(earlier);
        ContactState.merge(update, json.readTree(request));
        remember(contact, json.writeValueAsBytes(update));
        forgetTheOldest();
    }

    private void forgetTheOldest() {
        Iterator<Map.Entry<ContactKey, byte[]>> oldest = updates.entrySet().iterator();
        while (size > capacity) {
            Map.Entry<ContactKey, byte[]> next = oldest.next();
            size -= size(next.getKey(), next.getValue());
            oldest.remove();
        }
    }

    /** What a contact holds, in the form in which it is sent. */
    public ContactState held(ContactKey contact) {
        ObjectNode state = new MadeUpContact(contact).state();
        byte[] update = update(contact);
        if (update != null) {
            JsonNode sent = json.readTree(update);
            ContactState.merge(state, sent);
        }
        return new ContactState(contact.contactId(), state);
    }

    private synchronized byte @Nullable [] update(ContactKey contact) {
        return updates.get(contact);
    }

    private byte @Nullable [] forget(ContactKey contact) {
        byte[] update = updates.remove(contact);
        size -= update == null ? 0 : size(contact, update);
        return update;
    }

    private void remember(ContactKey contact, byte[] update) {
        updates.put(contact, update);
        size += size(contact, update);
    }

    private static long size(ContactKey contact, byte[] update) {
        return ENTRY_BYTES + contact.instanceId().length() + contact.contactId().length() + update.length;
    }
}
