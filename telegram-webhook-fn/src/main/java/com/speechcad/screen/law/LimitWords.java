package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;

import com.speechcad.lawful.Limits;
import com.speechcad.tenant.Business;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** A tier's limits in words. */
public final class LimitWords {
    private LimitWords() {}

    /** What a tier is called. */
    public static TextKey name(Business.Tier tier) {
        return switch (tier) {
            case T0 -> LawWords.TIER_T0;
            case T1 -> LawWords.TIER_T1;
            case T2 -> LawWords.TIER_T2;
        };
    }

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
