package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.Locale;

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
    public Decision ask(
            UserId user, BusinessId business, PhoneNumber to, PhoneNumber callerId, Stage stage, String subject) {
        var own = users.ownNumber(user);
        var selfCall = own.filter(to::equals).isPresent();
        var decision = Rules.decide(
                new Facts(to, own, doNotCall.holds(business, to), callerIds.mayShow(business, callerId, selfCall)));
        audit.append("user:" + user.value(), "gate." + stage.name().toLowerCase(Locale.ROOT), subject, """
                {"decision":"%s","rule":"%s","rules":"%s","to":"%s"}""".formatted(
                        decision.getClass().getSimpleName(), decision.rule(), Rules.VERSION, to.masked()));
        return decision;
    }
}
