package com.speechcad.call;

import com.speechcad.flow.FlowVersions;
import com.speechcad.flow.Openings;
import com.speechcad.lawful.Rule;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What of a call's words is known only when it is dialled; in the open transaction. */
@Singleton
class SaidInCall {
    private final FlowVersions versions;
    private final Businesses businesses;

    SaidInCall(FlowVersions versions, Businesses businesses) {
        this.versions = versions;
        this.businesses = businesses;
    }

    /** Asked for anew at every dial: a version never changes. */
    FlowVersions.Dialled script(Attempt attempt) {
        return versions.askDialled(attempt.script().version())
                .get()
                .orElse(new FlowVersions.Dialled(Language.EN, List.of()));
    }

    /**
     * Whoever asked for the call hears that, and so do guests of a business that nobody has looked at yet, whose name is not
     * said; everybody else hears on whose behalf it is.
     */
    Optional<String> opening(Attempt attempt, FlowVersions.Dialled script, Rule rule) {
        if (rule == Rule.SELF_CALL) {
            return Optional.empty();
        }
        var business = businesses.of(attempt.user());
        if (business.tier() == Business.Tier.T0) {
            return Optional.empty();
        }
        return Optional.of(Openings.of(script.language(), business.name(), business.tier() != Business.Tier.T2));
    }
}
