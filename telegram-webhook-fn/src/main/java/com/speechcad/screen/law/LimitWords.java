package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;

import com.speechcad.lawful.Limits;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;

/** A tier's limits in words. */
final class LimitWords {
    private LimitWords() {}

    static Text of(Business.Tier tier, Limits limits) {
        return text(LawWords.LIMITS)
                .with("whom", tier == Business.Tier.T0 ? LawWords.WHOM_GUESTS : LawWords.WHOM_CONSENTED)
                .with("running", limits.running())
                .with(
                        "pace",
                        limits.perHour().isPresent() && limits.perDay().isPresent()
                                ? text(LawWords.PACE)
                                        .with("hour", limits.perHour().getAsInt())
                                        .with("day", limits.perDay().getAsInt())
                                : text(LawWords.PACE_FREE))
                .with("campaign", limits.campaign())
                .with("guests", limits.guests());
    }
}
