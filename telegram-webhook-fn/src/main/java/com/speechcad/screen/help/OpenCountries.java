package com.speechcad.screen.help;

import com.speechcad.lawful.Countries;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Where people may be called at all, as the gate decides it. */
@Singleton
class OpenCountries {
    private final Countries countries;

    OpenCountries(Countries countries) {
        this.countries = countries;
    }

    /** Two letters each. */
    Set<String> regions() {
        return countries.all().stream()
                .filter(Countries.Country::openHere)
                .map(Countries.Country::region)
                .collect(Collectors.toUnmodifiableSet());
    }
}
