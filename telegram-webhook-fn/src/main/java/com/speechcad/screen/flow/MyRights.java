package com.speechcad.screen.flow;

import com.speechcad.billing.Plan;
import com.speechcad.billing.Subscription;
import com.speechcad.billing.Subscriptions;
import com.speechcad.call.CallerIds;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Finding;
import com.speechcad.flow.FlowRights;
import com.speechcad.flow.Step;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may use in their flows now: transfers by their plan, to numbers proven to be theirs. */
@Singleton
class MyRights {
    private final Users users;
    private final CallerIds callerIds;
    private final Subscriptions subscriptions;

    MyRights(Users users, CallerIds callerIds, Subscriptions subscriptions) {
        this.users = users;
        this.callerIds = callerIds;
        this.subscriptions = subscriptions;
    }

    /** All findings; what the person may use is only looked up where a call could be transferred. */
    List<Finding> check(Visitor visitor, Draft draft) {
        return transfers(draft) ? CheckFlow.check(draft, of(visitor)) : CheckFlow.check(draft);
    }

    /** Numbers a call may be handed to, each with the name it was given; an empty one for the person's own. */
    Map<PhoneNumber, String> numbers(Visitor visitor) {
        var numbers = new LinkedHashMap<PhoneNumber, String>();
        users.ownNumber(visitor.id()).ifPresent(own -> numbers.put(own, ""));
        callerIds
                .of(visitor.business().id())
                .forEach(assigned -> numbers.putIfAbsent(assigned.number(), assigned.nickname()));
        return numbers;
    }

    private FlowRights of(Visitor visitor) {
        var plan = subscriptions
                .current(visitor.id())
                .map(Subscription::plan)
                .or(() -> subscriptions.freeToStart(visitor.id()));
        return new FlowRights(
                plan.map(Plan::transfer).orElse(false),
                numbers(visitor).keySet().stream().map(PhoneNumber::e164).collect(Collectors.toSet()),
                Set.of());
    }

    private static boolean transfers(Draft draft) {
        return draft.steps().stream().anyMatch(step -> step instanceof Step.Transfer || step instanceof Step.Listening);
    }
}
