package com.speechcad.flow;

import java.util.Set;
import java.util.UUID;

/**
 * What the owner of a flow may use in it; comes in as data, because a plan and a business can change.
 *
 * @param transfer whether calls may be transferred at all
 * @param numbers of the business's own, in E.164, that calls may be transferred to
 * @param unpriced of these numbers: a call that might be transferred there cannot be made
 * @param lists of reference numbers that it uploaded
 */
public record FlowRights(boolean transfer, Set<String> numbers, Set<String> unpriced, Set<UUID> lists) {
    public FlowRights {
        numbers = Set.copyOf(numbers);
        unpriced = Set.copyOf(unpriced);
        lists = Set.copyOf(lists);
    }
}
