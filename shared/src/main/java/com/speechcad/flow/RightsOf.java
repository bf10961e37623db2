package com.speechcad.flow;

import com.speechcad.billing.Plan;
import com.speechcad.billing.PricedNumbers;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a person may use in flows at this moment; in the open transaction. */
@Singleton
public class RightsOf {
    private final Subscriptions subscriptions;
    private final OwnNumbers numbers;
    private final PricedNumbers priced;
    private final ReferenceLists lists;

    RightsOf(Subscriptions subscriptions, OwnNumbers numbers, PricedNumbers priced, ReferenceLists lists) {
        this.subscriptions = subscriptions;
        this.numbers = numbers;
        this.priced = priced;
        this.lists = lists;
    }

    /** Transfers come with a plan, also with the one that the first call will start. */
    public FlowRights find(UserId owner) {
        var own = List.copyOf(numbers.of(owner));
        return new FlowRights(
                subscriptions
                        .current(owner)
                        .map(Subscription::plan)
                        .or(() -> subscriptions.freeToStart(owner))
                        .map(Plan::transfer)
                        .orElse(false),
                own.stream().map(PhoneNumber::e164).collect(Collectors.toSet()),
                priced.without(own).stream().map(PhoneNumber::e164).collect(Collectors.toSet()),
                lists.of(owner).stream().map(ReferenceLists.Known::id).collect(Collectors.toSet()));
    }
}
