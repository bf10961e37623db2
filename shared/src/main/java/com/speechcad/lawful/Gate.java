package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gathers the facts of the open transaction's tenant, decides, and writes the answer to the audit log. */
@Singleton
public class Gate {
    private final Users users;
    private final DoNotCall doNotCall;
    private final CallerIdRights callerIds;
    private final Audit audit;

    Gate(Users users, DoNotCall doNotCall, CallerIdRights callerIds, Audit audit) {
        this.users = users;
        this.doNotCall = doNotCall;
        this.callerIds = callerIds;
        this.audit = audit;
    }

    /**
     * Asked at the quote, when a row becomes ready, and right before the provider is.
     *
     * @param subject what it is about, such as {@code attempt:…}, for the audit log
     */
    public Decision ask(Dial dial, Stage stage, String subject) {
        var calling = dial.calling();
        var own = users.ownNumber(calling.user());
        var decision = decide(dial, own, callerIds.mayShow(calling.business(), calling.callerId(), isOwn(dial, own)));
        audit.append(actor(calling), action(stage), subject, """
                {"decision":"%s","rule":"%s","rules":"%s","to":"%s"}""".formatted(
                        decision.getClass().getSimpleName(),
                        decision.row(),
                        Rules.VERSION,
                        dial.to().masked()));
        return decision;
    }

    /**
     * Asked about many rows of one campaign at once: what they have in common is read once, and their answers are one
     * entry of the audit log.
     *
     * @param basis what all rows rest on; a row's own zone is added to it
     * @param callees at most a thousand
     * @param subject what it is about, such as {@code campaign:…}
     * @return the answer to each row, by its id
     */
    public Map<UUID, Decision> askAll(
            Dial.Calling calling, Basis basis, List<Dial.Callee> callees, Stage stage, String subject) {
        var own = users.ownNumber(calling.user());
        var mayShow = callerIds.mayShow(calling.business(), calling.callerId(), false);
        var answers = new LinkedHashMap<UUID, Decision>();
        for (var callee : callees) {
            answers.put(callee.id(), decide(calling.to(callee.to(), basis.in(callee.zone())), own, mayShow));
        }
        audit.append(actor(calling), action(stage), subject, """
                {"rows":%d,"rules":"%s"}""".formatted(callees.size(), Rules.VERSION));
        return answers;
    }

    private Decision decide(Dial dial, Optional<PhoneNumber> own, boolean mayShow) {
        return Rules.decide(
                new Facts(dial.to(), own, doNotCall.holds(dial.calling().business(), dial.to()), mayShow));
    }

    private static boolean isOwn(Dial dial, Optional<PhoneNumber> own) {
        return own.filter(dial.to()::equals).isPresent();
    }

    private static String actor(Dial.Calling calling) {
        return "user:" + calling.user().value();
    }

    private static String action(Stage stage) {
        return "gate." + stage.name().toLowerCase(Locale.ROOT);
    }
}
