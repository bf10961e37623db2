package com.speechcad.campaign.results;

import com.speechcad.campaign.Campaign;
import com.speechcad.campaign.CampaignProgress.Progress;
import com.speechcad.campaign.CampaignProgress.Waiting;
import com.speechcad.campaign.CampaignState;
import com.speechcad.campaign.ContactOutcome;
import com.speechcad.campaign.ContactRule;
import com.speechcad.campaign.ContactState;
import com.speechcad.campaign.Why;
import com.speechcad.text.Reader;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import com.speechcad.text.TimeOfDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A campaign in words: its state, its bar, its counts. The same on every screen and in the live message. */
public final class CampaignWords {
    private static final int BAR = 10;
    private static final int MOST_KEYS = 12;

    private CampaignWords() {}

    /** Its state, and why where that is not plain. */
    public static Text state(Campaign campaign) {
        return state(campaign.state(), campaign.why());
    }

    /** The same, of any state that a campaign can be in. */
    public static Text state(CampaignState campaign, Optional<Why> because) {
        var state = Text.text(key(campaign));
        return because.flatMap(CampaignWords::key)
                .map(why ->
                        Text.text(CampaignText.STATE_WHY).with("state", state).with("why", why))
                .orElse(state);
    }

    /** The sign of a state, the same wherever a campaign is named. */
    public static String mark(CampaignState state) {
        return switch (state) {
            case DRAFT -> "📝";
            case SCHEDULED -> "⏰";
            case RUNNING -> "▶️";
            case PAUSED -> "⏸";
            case WAITING_FOR_MONEY -> "💰";
            case STOPPING -> "⏹";
            case FINISHED -> "🏁";
            case CANCELLED -> "✖️";
        };
    }

    private static CampaignText key(CampaignState state) {
        return switch (state) {
            case DRAFT -> CampaignText.STATE_DRAFT;
            case SCHEDULED -> CampaignText.STATE_SCHEDULED;
            case RUNNING -> CampaignText.STATE_RUNNING;
            case PAUSED -> CampaignText.STATE_PAUSED;
            case WAITING_FOR_MONEY -> CampaignText.STATE_WAITING_FOR_MONEY;
            case STOPPING -> CampaignText.STATE_STOPPING;
            case FINISHED -> CampaignText.STATE_FINISHED;
            case CANCELLED -> CampaignText.STATE_CANCELLED;
        };
    }

    private static Optional<CampaignText> key(Why why) {
        return switch (why) {
            case OWNER -> Optional.of(CampaignText.WHY_OWNER);
            case OPERATOR -> Optional.of(CampaignText.WHY_OPERATOR);
            case BUDGET_USED -> Optional.of(CampaignText.WHY_BUDGET_USED);
            case WALLET_SHORT -> Optional.of(CampaignText.WHY_WALLET_SHORT);
            case BREAKER -> Optional.of(CampaignText.WHY_BREAKER);
            case PROVIDER_OFF -> Optional.of(CampaignText.WHY_PROVIDER_OFF);
            case STOPPED -> Optional.of(CampaignText.WHY_STOPPED);
            case LEVELS_PACE -> Optional.of(CampaignText.WHY_LEVELS_PACE);
            case TIER_LIMIT -> Optional.of(CampaignText.WHY_TIER_LIMIT);
            case NOBODY_LEFT -> Optional.of(CampaignText.WHY_NOBODY_LEFT);
            case TRANSFER_NO_PRICE -> Optional.of(CampaignText.WHY_TRANSFER_NO_PRICE);
            case TRANSFER_NOT_OWN -> Optional.of(CampaignText.WHY_TRANSFER_NOT_OWN);
            case TRANSFER_DO_NOT_CALL -> Optional.of(CampaignText.WHY_TRANSFER_DO_NOT_CALL);
            case TRANSFER_COUNTRY_CLOSED -> Optional.of(CampaignText.WHY_TRANSFER_COUNTRY_CLOSED);
            case ABANDONED -> Optional.of(CampaignText.WHY_ABANDONED);
            case CALLER_ID_GONE -> Optional.of(CampaignText.WHY_CALLER_ID_GONE);
            case REGISTRY_STALE -> Optional.of(CampaignText.WHY_REGISTRY_STALE);
            case DONE -> Optional.empty();
        };
    }

    /** Where a contact stands. */
    public static CampaignText contact(ContactState state) {
        return switch (state) {
            case WAITING -> CampaignText.CONTACT_WAITING;
            case READY -> CampaignText.CONTACT_READY;
            case RUNNING -> CampaignText.CONTACT_RUNNING;
            case REACHED -> CampaignText.CONTACT_REACHED;
            case EXHAUSTED -> CampaignText.CONTACT_EXHAUSTED;
            case EXCLUDED -> CampaignText.CONTACT_EXCLUDED;
            case CANCELLED -> CampaignText.CONTACT_CANCELLED;
        };
    }

    /** How a contact's last call went, as shortly as a chart needs it. */
    public static CampaignText result(ContactOutcome outcome) {
        return switch (outcome) {
            case REACHED -> CampaignText.RESULT_REACHED;
            case MACHINE -> CampaignText.RESULT_MACHINE;
            case NOBODY -> CampaignText.RESULT_NOBODY;
            case BUSY -> CampaignText.RESULT_BUSY;
            case FAULT -> CampaignText.RESULT_FAULT;
            case DEAD -> CampaignText.RESULT_DEAD;
            case SPAM -> CampaignText.RESULT_SPAM;
            case NOT_TRIED -> CampaignText.RESULT_NOT_TRIED;
            case REFUSED -> CampaignText.RESULT_REFUSED;
            case OFF -> CampaignText.RESULT_OFF;
            case NOT_ALLOWED -> CampaignText.RESULT_NOT_ALLOWED;
        };
    }

    /** {@code ▓▓▓▓▓▓░░░░ 5,741 of 9,412}. */
    public static Text bar(Progress progress) {
        var full = progress.imported() == 0 ? 0 : Math.toIntExact((long) BAR * progress.over() / progress.imported());
        return Text.text(CampaignText.BAR)
                .with("bar", "▓".repeat(full) + "░".repeat(BAR - full))
                .with("done", progress.over())
                .with("all", progress.imported());
    }

    /** How far it is, in percent. */
    public static int percent(Progress progress) {
        return progress.imported() == 0 ? 0 : Math.toIntExact(100L * progress.over() / progress.imported());
    }

    /** Imported is reached, not reached, excluded, cancelled and still to do. */
    public static Text sum(Progress progress) {
        return Text.text(CampaignText.SUM)
                .with("imported", progress.imported())
                .with("reached", progress.of(ContactState.REACHED))
                .with("exhausted", progress.of(ContactState.EXHAUSTED))
                .with("excluded", progress.of(ContactState.EXCLUDED))
                .with("cancelled", progress.of(ContactState.CANCELLED))
                .with("todo", progress.toDo());
    }

    /** How the calls went, those that there were. */
    public static Optional<Text> results(CampaignFigures.Figures figures) {
        var parts = new ArrayList<Text>();
        Arrays.stream(ContactOutcome.values())
                .filter(kind -> figures.of(kind) > 0)
                .map(kind -> Text.text(CampaignText.COUNTED)
                        .with("what", result(kind))
                        .with("count", figures.of(kind)))
                .forEach(parts::add);
        again(figures).ifPresent(parts::add);
        return joined(parts);
    }

    /** How many of those who were called are called again, if any. */
    static Optional<Text> again(CampaignFigures.Figures figures) {
        var again = figures.progress().again();
        return again == 0
                ? Optional.empty()
                : Optional.of(Text.text(CampaignText.TRIED_AGAIN).with("count", again));
    }

    /** Which keys were pressed, a line for each step. */
    public static List<Text> keys(CampaignFigures.Figures figures) {
        var lines = new ArrayList<Text>();
        figures.keys().stream().map(CampaignFigures.KeyCount::step).distinct().forEach(step -> {
            var pressed = figures.keys().stream()
                    .filter(key -> key.step().equals(step))
                    .toList();
            var parts = pressed.stream()
                    .limit(MOST_KEYS)
                    .map(key -> Text.text(CampaignText.PRESSED)
                            .with("key", key.isOther() ? Text.text(CampaignText.OTHER_KEYS) : key.key())
                            .with("count", key.count()))
                    .toList();
            joined(parts)
                    .ifPresent(keys -> lines.add(Text.text(CampaignText.STEP_KEYS)
                            .with("step", shortened(pressed.getFirst().label()))
                            .with("keys", keys)));
        });
        return lines;
    }

    /** Side by side with a dot between; empty for none. */
    public static Optional<Text> joined(List<Text> parts) {
        return parts.reversed().stream()
                .reduce((right, left) ->
                        Text.text(CampaignText.JOINED).with("left", left).with("right", right));
    }

    /** Why somebody may not be called, or not yet. */
    public static Text rule(String rule) {
        return ContactRule.why(rule);
    }

    /** How many wait, and until when the first of them does. */
    public static Optional<Text> waiting(Progress progress, Reader reader, Instant now) {
        return first(progress.waiting().entrySet().stream()
                        .filter(group -> !ContactRule.isStop(group.getKey()))
                        .map(Map.Entry::getValue)
                        .toList())
                .filter(first -> first.isAfter(now))
                .map(first -> Text.text(CampaignText.WAITING)
                        .with("count", progress.of(ContactState.WAITING))
                        .with("at", moment(first, reader, now)));
    }

    private static Optional<Instant> first(Collection<Waiting> waiting) {
        return waiting.stream().map(Waiting::first).min(Instant::compareTo);
    }

    /** The time alone where it is the reader's today, with its date on other days. */
    public static Object moment(Instant at, Reader reader, Instant now) {
        var zone = reader.zone();
        return LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone)) ? new TimeOfDay(at) : at;
    }

    static String shortened(String label) {
        var most = 40;
        return Shorten.to(label, most);
    }
}
