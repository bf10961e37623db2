package com.speechcad.screen.rules;

import static com.speechcad.dialog.View.confirm;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.lawful.Countries;
import com.speechcad.lawful.SwitchCountry;
import com.speechcad.screen.law.RuleLines;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which countries may be called: owners open and close, admins only close for their own tenant. */
@Singleton
class CountriesScreen implements AdminOnly {
    static final String ID = "rules.countries";

    private final Countries countries;
    private final SwitchCountry switches;

    CountriesScreen(Countries countries, SwitchCountry switches) {
        this.countries = countries;
        this.switches = switches;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public View show(Visitor visitor, String argument) {
        var lines = new ArrayList<Text>();
        lines.add(text(RulesWords.COUNTRIES_TITLE));
        var all = countries.all();
        all.forEach(country -> lines.add(text(RulesWords.COUNTRY_LINE)
                .with("country", name(country))
                .with("state", country.openHere() ? "open" : country.openByOwner() ? "here" : "closed")
                .with("source", RuleLines.source(country.row()))));
        var view = view(Lines.of(lines));
        for (var country : all) {
            view = view.row(choices(visitor, country));
        }
        return view;
    }

    private List<View.Item> choices(Visitor visitor, Countries.Country country) {
        var items = new ArrayList<View.Item>();
        if (country.openByOwner()) {
            items.add(choice(
                    country,
                    country.openHere() ? RulesWords.CLOSE_HERE : RulesWords.OPEN_HERE,
                    "t",
                    who -> switches.byTenant(AdminOnly.actor(who), country.region(), !country.openHere())));
        }
        if (visitor.owner()) {
            items.add(choice(
                    country,
                    country.openByOwner() ? RulesWords.CLOSE_ALL : RulesWords.OPEN_ALL,
                    "o",
                    who -> switches.byOwner(AdminOnly.actor(who), country.region(), !country.openByOwner())));
        }
        return items;
    }

    private interface Deed {
        void by(Visitor visitor);
    }

    private static View.Item choice(Countries.Country country, RulesWords label, String who, Deed deed) {
        return confirm(
                text(label).with("country", name(country)),
                who + "-" + country.region().toLowerCase(Locale.ROOT),
                country.openHere() + " " + country.openByOwner(),
                visitor -> {
                    deed.by(visitor);
                    return Next.toast(RulesWords.DONE);
                });
    }

    private static Locale name(Countries.Country country) {
        return Locale.of("", country.region());
    }
}
