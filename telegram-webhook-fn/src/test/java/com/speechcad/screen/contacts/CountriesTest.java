package com.speechcad.screen.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which country is meant by what people type. */
class CountriesTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(textBlock = """
            en | USA                   | US
            en | U.S.A.                | US
            en | us                    | US
            en | the United States     | US
            en | America               | US
            en | UK                    | GB
            en | Britain               | GB
            en | england               | GB
            en | GBR                   | GB
            en | Holland               | NL
            en | UAE                   | AE
            en | Dubai                 | AE
            en | turkey                | TR
            en | Türkiye               | TR
            en | cote d'ivoire         | CI
            en | São Tomé and Príncipe | ST
            en | Deutschland           | DE
            en | Hong Kong             | HK
            en | +44                   | GB
            en | +91                   | IN
            en | 0033                  | FR
            en | अमेरिका                 | US
            hi | अमेरिका                 | US
            hi | ब्रिटेन                  | GB
            hi | इंग्लैंड                 | GB
            hi | दुबई                   | AE
            hi | +९१                   | IN
            zh | 美国                   | US
            zh | 美國                   | US
            zh | 英国                   | GB
            zh | 英國                   | GB
            zh | 德國                   | DE
            fr | États-Unis            | US
            fr | etats unis            | US
            fr | USA                   | US
            fr | Angleterre            | GB
            fr | la Hollande           | NL
            fr | les Émirats           | AE
            fr | ALLEMAGNE             | DE
            """, delimiter = '|')
    void by_name_letters_and_calling_code(String language, String typed, String region) {
        var found = Countries.find(typed, reader(language));

        assertThat(found).first().isEqualTo(region);
        assertThat(found).as("what is a name is one alone").hasSizeLessThan(typed.matches("[+0].*") ? 10 : 2);
    }

    @Test
    void all_that_fit_where_it_may_be_several() {
        assertThat(Countries.find("+1", reader("en")))
                .startsWith("US")
                .contains("CA", "JM", "PR")
                .hasSizeGreaterThan(20);
        assertThat(Countries.find("korea", reader("en"))).containsExactlyInAnyOrder("KR", "KP");
        assertThat(Countries.find("Congo", reader("fr"))).containsExactlyInAnyOrder("CD", "CG");
        assertThat(Countries.find("united", reader("en"))).contains("US", "GB", "AE");
        assertThat(Countries.find("guinea", reader("en"))).containsExactly("GN");
    }

    @Test
    void nothing_for_what_is_no_country() {
        assertThat(Countries.find("Atlantis", reader("en"))).isEmpty();
        assertThat(Countries.find("+999", reader("en"))).isEmpty();
        assertThat(Countries.find("…", reader("en"))).isEmpty();
        assertThat(Countries.find("+1 415 555 0134", reader("en"))).isEmpty();
    }

    private static Reader reader(String language) {
        return Reader.of(Language.valueOf(language.toUpperCase(Locale.ROOT)));
    }
}
