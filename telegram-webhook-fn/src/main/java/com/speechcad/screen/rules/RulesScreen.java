package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.LimitRequests;
import com.speechcad.lawful.RuleTables;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** All that admins decide about calls, with what waits for them. */
@Singleton
public class RulesScreen implements AdminOnly {
    static final String ID = "rules";

    private final LimitRequests requests;
    private final KillSwitches switches;
    private final RuleTables tables;
    private final Clock clock;

    RulesScreen(LimitRequests requests, KillSwitches switches, RuleTables tables, Clock clock) {
        this.requests = requests;
        this.switches = switches;
        this.tables = tables;
        this.clock = clock;
    }

    /** The way here, for other screens. */
    public static View.Item way() {
        return open(RulesWords.RULES, ID);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var stale = tables.stale(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
        return view(text(RulesWords.RULES_TITLE)
                        .with("requests", requests.countWaiting())
                        .with("stopped", switches.thrown().size())
                        .with("stale", stale.size()))
                .row(open(RulesWords.LIMITS, LimitScreens.LIST), open(RulesWords.KILL, KillScreens.LIST))
                .row(open(RulesWords.CALLER_IDS, CallerIdScreens.LIST), open(RulesWords.COUNTRIES, CountriesScreen.ID))
                .row(open(RulesWords.DNC, OperatorDncScreen.ID), open(RulesWords.TABLES, TablesScreen.ID));
    }
}
