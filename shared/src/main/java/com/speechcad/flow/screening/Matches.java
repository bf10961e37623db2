package com.speechcad.flow.screening;

import com.speechcad.flow.screening.Lexicon.Found;
import com.speechcad.flow.screening.Screening.Match;
import java.util.ArrayList;
import java.util.List;

/** The rules themselves: what has to stand near what. */
final class Matches {
    private static final int HARMLESS_WITHIN = 6;
    private static final int PAID_WITHIN = 12;
    private static final int CLAIMED_WITHIN = 8;
    private static final int THREATENED_WITHIN = 12;
    private static final int DENIED_WITHIN = 2;
    /** “We sent you something. Take your time. Now read me the code.” */
    private static final int SENT_SENTENCES = 2;

    private final Reading reading;
    private final Asked asked;
    private final HowMany howMany;
    private final List<Match> matches = new ArrayList<>();

    Matches(Reading reading) {
        this.reading = reading;
        asked = new Asked(reading);
        howMany = new HowMany(reading);
    }

    List<Match> all() {
        reading.all(Role.SECRET).forEach(this::secret);
        reading.all(Role.CODE).forEach(this::code);
        reading.all(Role.PAY).forEach(this::payment);
        reading.all(Role.CLAIM).forEach(this::claim);
        reading.all(Role.THREAT).forEach(this::threat);
        reading.all(Role.MENACE).forEach(menace -> matches.add(Match.of(RuleKind.THREAT, menace, menace)));
        return matches;
    }

    private void secret(Found secret) {
        if (!reading.isWithin(Role.HARMLESS, secret)) {
            asked.askedForSecret(secret).ifPresent(request -> matches.add(Match.of(RuleKind.SECRET, secret, request)));
        }
    }

    private void code(Found code) {
        var harmless = nearHarmless(code);
        var sent = inSentence(Role.SENT, code) || inSentencesBefore(Role.SENT, code);
        if (harmless && !sent) {
            return;
        }
        var request = howMany.isAnsweredBy(code) ? asked.askedForLater(code) : asked.askedFor(code);
        request.ifPresent(by -> {
            var surely = !harmless && (sent || inSentence(Role.CONTEXT, code));
            matches.add(Match.of(surely ? RuleKind.CODE : RuleKind.CODE_UNCLEAR, code, by));
        });
    }

    private boolean nearHarmless(Found code) {
        return reading.all(Role.HARMLESS).stream()
                .anyMatch(harmless -> reading.sentenceStart(harmless.from()) == reading.sentenceStart(code.from())
                        && distance(harmless, code) <= HARMLESS_WITHIN);
    }

    private boolean inSentence(Role role, Found near) {
        return reading.any(role, reading.sentenceStart(near.from()), reading.sentenceEnd(near.from()));
    }

    private boolean inSentencesBefore(Role role, Found near) {
        var start = reading.sentenceStart(near.from());
        return reading.any(role, reading.startBefore(near.from(), SENT_SENTENCES), start);
    }

    private void payment(Found pay) {
        for (var instrument : reading.all(Role.INSTRUMENT)) {
            if (together(pay, instrument, PAID_WITHIN)
                    && !reading.isWithin(Role.HARMLESS, instrument)
                    && !asked.isDenied(pay)) {
                matches.add(Match.of(RuleKind.PAYMENT, instrument, pay));
            }
        }
    }

    private void claim(Found claim) {
        if (reading.any(Role.OTHERS, reading.sentenceStart(claim.from()), claim.to())) {
            return;
        }
        for (var brand : reading.all(Role.BRAND)) {
            if (brand.to() > claim.to()
                    && together(claim, brand, CLAIMED_WITHIN)
                    && !reading.isWithin(Role.HARMLESS, brand)
                    && !reading.any(Role.APART, claim.to(), brand.from())) {
                matches.add(Match.of(RuleKind.IMPERSONATION, brand, claim));
            }
        }
    }

    private void threat(Found threat) {
        for (var account : reading.all(Role.ACCOUNT)) {
            if (together(threat, account, THREATENED_WITHIN) && !isDenied(threat)) {
                matches.add(Match.of(RuleKind.THREAT, account, threat));
            }
        }
    }

    private boolean isDenied(Found threat) {
        return reading.all(Role.NEVER).stream()
                .anyMatch(never ->
                        never.to() <= threat.from() && reading.words(never.to(), threat.from()) <= DENIED_WITHIN);
    }

    private boolean together(Found one, Found other, int within) {
        return reading.sentenceStart(one.from()) == reading.sentenceStart(other.from())
                && distance(one, other) <= within;
    }

    private int distance(Found one, Found other) {
        return one.from() < other.from()
                ? reading.words(one.to(), other.from())
                : reading.words(other.to(), one.from());
    }
}
