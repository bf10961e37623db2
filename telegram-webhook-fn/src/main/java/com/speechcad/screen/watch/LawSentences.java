package com.speechcad.screen.watch;

import static com.speechcad.text.Text.text;

import com.speechcad.kernel.BusinessId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What was decided about who may be called: kill switches, countries, do-not-call, consent, guests, caller ids. */
@Singleton
class LawSentences {
    Optional<Text> of(Told told) {
        return Optional.ofNullable(
                switch (told.entry().action()) {
                    case "stop.throw" -> told.because(LogWords.STOP_THROWN).with("what", covered(told));
                    case "stop.ask-release" -> told.by(LogWords.STOP_ASKED).with("what", thrown(told));
                    case "stop.release" -> told.by(LogWords.STOP_RELEASED).with("what", thrown(told));
                    case "country.switch" ->
                        told.by(told.flag("open") ? LogWords.COUNTRY_OPENED : LogWords.COUNTRY_CLOSED)
                                .with("country", Locale.of("", told.id()));
                    case "opt-out" -> optOut(told);
                    case "opt-out.lift" -> told.by(LogWords.OPT_OUT_LIFTED).with("number", told.string("number"));
                    case "precaution", "precaution.lift" ->
                        told.by(
                                        told.entry().action().equals("precaution")
                                                ? LogWords.PRECAUTION
                                                : LogWords.PRECAUTION_LIFTED)
                                .with("whom", told.whom())
                                .with("number", told.string("number"));
                    case "business.come-back" ->
                        text(LogWords.BUSINESS_CAME_BACK).with("whom", told.whom());
                    case "consent.attest" ->
                        told.by(told.string("number").isEmpty() ? LogWords.CONSENT_LIST : LogWords.CONSENT_NUMBER)
                                .with("number", told.string("number"))
                                .with("scope", told.string("scope"));
                    case "consent.revoke" -> told.by(LogWords.CONSENT_REVOKED);
                    case "registry.attest" ->
                        told.by(LogWords.REGISTRY)
                                .with("country", Locale.of("", told.string("region")))
                                .with("day", day(told.string("on")));
                    case "guest.join" -> told.by(LogWords.GUEST_JOINED).with("whom", told.whom());
                    case "guest.leave" -> told.by(LogWords.GUEST_LEFT).with("whom", told.whom());
                    case "guest.remove" ->
                        told.by(LogWords.GUEST_REMOVED).with("whom", told.person(told.string("guest")));
                    case "caller-id.assign" ->
                        told.kind().equals("business")
                                ? told.by(LogWords.CALLER_ID_GIVEN)
                                        .with("number", told.string("number"))
                                        .with("whom", told.whom())
                                : told.by(LogWords.CALLER_ID_TAKEN).with("number", told.string("number"));
                    default -> null;
                });
    }

    private static Text optOut(Told told) {
        if (told.string("number").isEmpty()) {
            return told.by(LogWords.OPT_OUTS_BROUGHT).with("whom", told.whom()).with("count", told.count("numbers"));
        }
        var key = switch (told.kind()) {
            case "business" -> LogWords.OPT_OUT;
            case "tenant" -> LogWords.OPT_OUT_HERE;
            default -> LogWords.OPT_OUT_EVERYWHERE;
        };
        return told.by(key)
                .with("whom", told.whom())
                .with("number", told.string("number"))
                .with("source", told.string("source"));
    }

    private static Text thrown(Told told) {
        return told.uuid()
                .flatMap(id -> Optional.ofNullable(told.facts().stops().get(id)))
                .map(one -> told.words().stopped(one.scope(), one.subject()))
                .orElseGet(() -> text(LogWords.STOP_GONE));
    }

    /** A caller id is written down masked already. */
    private static Text covered(Told told) {
        var words = told.words();
        var subject = told.id();
        return switch (told.kind()) {
            case "caller_id" -> words.callerId(subject);
            case "tenant" -> words.stopped(Stop.TENANT, "");
            case "platform" -> words.stopped(Stop.PLATFORM, "");
            case "business" -> words.calls(new BusinessId(Long.parseLong(subject)));
            default -> words.stopped(Stop.FLOW, subject);
        };
    }

    private static Object day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException _) {
            return written;
        }
    }
}
