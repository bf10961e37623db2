package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which countries may be called. A country without rules in the tables is closed to everybody; the owner opens or closes
 * the others; a tenant can close for itself what is open, and nothing else.
 */
@Singleton
public class Countries {
    private final Sql sql;
    private final RuleTables tables;

    Countries(Sql sql, RuleTables tables) {
        this.sql = sql;
        this.tables = tables;
    }

    /** How a country stands. */
    public record Country(RuleRow row, boolean openHere, boolean openByOwner) {
        public String region() {
            return row.place();
        }
    }

    /** The open ones. */
    record Open(Map<String, Country> byRegion) {
        boolean has(Optional<String> region) {
            return region.flatMap(known -> Optional.ofNullable(byRegion.get(known)))
                    .filter(Country::openHere)
                    .isPresent();
        }
    }

    /** All that have rules, for the screens. */
    public List<Country> all() {
        var known = ask().get().byRegion();
        return tables.table("countries").stream()
                .map(row -> Optional.ofNullable(known.get(row.place())).orElseThrow())
                .toList();
    }

    Later<Open> ask() {
        return sql.of("""
                        select region || case when is_open then '+' else '-' end from country_switch
                        union all select region_id || ' owner' from platform_countries()""")
                .askTexts()
                .then(found -> open(found.stream().map(Switch::read).toList()));
    }

    private record Switch(String region, boolean open, boolean owners) {
        /** {@code US+} is open, {@code US-} closed; with a word behind it, by the owner. */
        static Switch read(String written) {
            return new Switch(written.substring(0, 2), written.charAt(2) == '+', written.length() > 3);
        }
    }

    private Open open(List<Switch> switches) {
        var countries = new HashMap<String, Country>();
        for (var row : tables.table("countries")) {
            var byOwner =
                    setting(switches, row.place(), true).orElse(row.value().equals("open"));
            var here = byOwner && setting(switches, row.place(), false).orElse(true);
            countries.put(row.place(), new Country(row, here, byOwner));
        }
        return new Open(countries);
    }

    private static Optional<Boolean> setting(List<Switch> switches, String region, boolean owners) {
        return switches.stream()
                .filter(given -> given.owners == owners && given.region.equals(region))
                .map(Switch::open)
                .findFirst();
    }
}
