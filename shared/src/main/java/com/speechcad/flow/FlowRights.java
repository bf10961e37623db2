package com.speechcad.flow;

import java.util.Set;
import java.util.UUID;

/**
 * What the owner of a flow may use in it; comes in as data, because a plan and a business can change.
 *
 * @param transfer whether calls may be transferred at all
 * @param numbers of the business's own, in E.164, that calls may be transferred to
 * @param lists of reference numbers that it uploaded
 */
public record FlowRights(boolean transfer, Set<String> numbers, Set<UUID> lists) {
    public FlowRights {
        numbers = Set.copyOf(numbers);
        lists = Set.copyOf(lists);
    }
}
