package com.speechcad.screen.watch;

import static com.speechcad.text.Text.text;

import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.Why;
import com.speechcad.campaign.results.CampaignWords;
import com.speechcad.flow.FlowId;
import com.speechcad.lawful.Rule;
import com.speechcad.lawful.RuleTables;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** What was decided about flows, campaigns and single calls. */
@Singleton
class CallSentences {
    private final RuleTables tables;

    CallSentences(RuleTables tables) {
        this.tables = tables;
    }

    Optional<Text> of(Told told) {
        return Optional.ofNullable(
                switch (told.entry().action()) {
                    case "gate.quote", "gate.ready", "gate.dial" -> gate(told);
                    case "campaign.launch" ->
                        about(told, LogWords.CAMPAIGN_LAUNCHED)
                                .with("contacts", told.count("contacts"))
                                .with("budget", told.money("budget"));
                    case "campaign.change" -> change(told);
                    case "script.ask" -> told.by(LogWords.SCRIPT_ASKED).with("flow", flow(told));
                    case "script.decide" ->
                        told.because(LogWords.SCRIPT_DECIDED)
                                .with("flow", flow(told))
                                .with("decision", told.string("decision"));
                    case "flow.suspend" -> text(LogWords.FLOW_SUSPENDED).with("flow", flow(told));
                    case "business.suspend" -> text(LogWords.BUSINESS_SUSPENDED).with("whom", told.whom());
                    case "flow.lift" -> told.because(LogWords.FLOW_LIFTED);
                    case "business.lift" -> told.because(LogWords.BUSINESS_LIFTED);
                    default -> null;
                });
    }

    private Text gate(Told told) {
        if (told.string("decision").isEmpty()) {
            return about(told, LogWords.GATE_MANY)
                    .with("allowed", told.count("allowed"))
                    .with("rows", told.count("rows"));
        }
        var key = switch (told.string("decision")) {
            case "ALLOW" -> LogWords.GATE_ALLOWED;
            case "WAIT" -> LogWords.GATE_WAITS;
            default -> LogWords.GATE_REFUSED;
        };
        return told.by(key).with("number", told.string("to")).with("why", why(told.string("rule")));
    }

    /** The rule's own words; a row of a table is told by the rule that reads it. */
    private Text why(String id) {
        return tables.reader(id).map(Rule::why).orElseGet(() -> text(LogWords.RULE_UNKNOWN));
    }

    private static Text change(Told told) {
        if (!told.string("state").isEmpty()) {
            return about(told, LogWords.CAMPAIGN_STATE).with("state", state(told));
        }
        if (!told.string("stopped").isEmpty()) {
            return about(told, told.flag("stopped") ? LogWords.CAMPAIGN_RESTS : LogWords.CAMPAIGN_GOES_ON);
        }
        if (!told.string("budget_micros").isEmpty()) {
            return about(told, LogWords.CAMPAIGN_BUDGET).with("budget", told.money("budget_micros"));
        }
        return told.string("pace").isEmpty()
                ? about(told, LogWords.CAMPAIGN_CHANGED)
                : about(told, LogWords.CAMPAIGN_PACE).with("pace", told.count("pace"));
    }

    /** As the campaign's own screens call it. */
    private static Object state(Told told) {
        return named(CampaignState.values(), told.string("state"))
                .<Object>map(state -> CampaignWords.state(state, why(told)))
                .orElse(told.string("state"));
    }

    /** By whom is said already. */
    private static Optional<Why> why(Told told) {
        return named(Why.values(), told.string("why")).filter(why -> why != Why.OWNER && why != Why.OPERATOR);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static Text about(Told told, LogWords key) {
        return told.by(key)
                .with(
                        "campaign",
                        told.uuid()
                                .flatMap(id -> Optional.ofNullable(
                                        told.facts().campaigns().get(id)))
                                .<Object>map(name -> name)
                                .orElse(LogWords.CAMPAIGN_GONE));
    }

    private static Text flow(Told told) {
        return told.uuid().map(FlowId::new).map(told.words()::flow).orElseGet(() -> text(LogWords.STOP_GONE));
    }
}
