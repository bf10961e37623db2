package com.speechcad.campaign.contacts;

import com.speechcad.campaign.contacts.Batch.Fresh;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The numbers that an import has brought into a list that was empty, so that it need not ask for them: true as long as
 * nobody else has changed the list. At most {@link ContactLists#MOST_CONTACTS} of them.
 */
final class KnownNumbers {
    private final Map<Long, Long> places = new HashMap<>();
    private long changes = -1;

    /** @param list as it is, locked */
    boolean isAllOf(ContactList list) {
        if (list.contacts() == 0) {
            places.clear();
            changes = list.changes();
        } else if (changes != list.changes()) {
            places.clear();
            changes = -1;
        }
        return changes == list.changes();
    }

    /** Where those of them are that are there. */
    Map<String, Long> among(List<Fresh> wanted) {
        var found = new HashMap<String, Long>();
        for (var one : wanted) {
            var place = places.get(key(one));
            if (place != null) {
                found.put(one.number(), place);
            }
        }
        return found;
    }

    /** They came into the list that was looked at, as its next change. */
    void came(List<Fresh> fresh, ToLongFunction<Fresh> place) {
        if (changes >= 0) {
            fresh.forEach(one -> places.put(key(one), place.applyAsLong(one)));
            changes++;
        }
    }

    /** E.164 has at most fifteen digits behind its plus. */
    private static Long key(Fresh one) {
        return Long.parseLong(one.number(), 1, one.number().length(), 10);
    }
}
