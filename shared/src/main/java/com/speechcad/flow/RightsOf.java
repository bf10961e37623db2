package com.speechcad.flow;

import com.speechcad.billing.Plan;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Finds what a person may use in flows at this moment; in the open transaction. */
@Singleton
public class RightsOf {
    private final Subscriptions subscriptions;
    private final OwnNumbers numbers;
    private final ReferenceLists lists;

    RightsOf(Subscriptions subscriptions, OwnNumbers numbers, ReferenceLists lists) {
        this.subscriptions = subscriptions;
        this.numbers = numbers;
        this.lists = lists;
    }

    /** Without a plan, calls are paid as they go and can be transferred; a plan says whether it has transfers. */
    public FlowRights find(UserId owner) {
        return new FlowRights(
                subscriptions
                        .current(owner)
                        .map(Subscription::plan)
                        .map(Plan::transfer)
                        .orElse(true),
                numbers.of(owner).stream().map(PhoneNumber::e164).collect(Collectors.toSet()),
                lists.of(owner).stream().map(ReferenceLists.Known::id).collect(Collectors.toSet()));
    }
}
