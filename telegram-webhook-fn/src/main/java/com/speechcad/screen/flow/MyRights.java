package com.speechcad.screen.flow;

import com.speechcad.call.CallerIds;
import com.speechcad.dialog.Visitor;
import com.speechcad.flow.CheckFlow;
import com.speechcad.flow.CheckVoice;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Finding;
import com.speechcad.flow.RightsOf;
import com.speechcad.flow.Step;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a person may use in their flows now: transfers by their plan, to numbers proven to be theirs. */
@Singleton
class MyRights {
    private final CallerIds callerIds;
    private final RightsOf rights;
    private final CheckVoice voice;

    MyRights(CallerIds callerIds, RightsOf rights, CheckVoice voice) {
        this.callerIds = callerIds;
        this.rights = rights;
        this.voice = voice;
    }

    /** All findings; what the person may use is only looked up where a call could be transferred. */
    List<Finding> check(Visitor visitor, Draft draft) {
        var found = transfers(draft) ? CheckFlow.check(draft, rights.find(visitor.id())) : CheckFlow.check(draft);
        return Stream.concat(found.stream(), voice.check(draft).stream()).toList();
    }

    /** Numbers a call may be handed to, each with the name it was given; an empty one for the person's own. */
    Map<PhoneNumber, String> numbers(Visitor visitor) {
        var numbers = new LinkedHashMap<PhoneNumber, String>();
        visitor.ownNumber().ifPresent(own -> numbers.put(own, ""));
        callerIds
                .of(visitor.business().id())
                .forEach(assigned -> numbers.putIfAbsent(assigned.number(), assigned.nickname()));
        return numbers;
    }

    private static boolean transfers(Draft draft) {
        return draft.steps().stream().anyMatch(step -> step instanceof Step.Transfer || step instanceof Step.Listening);
    }
}
