package com.speechcad.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.lawful.Rule;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhyOfManyTest {
    private static final List<String> RULES = Stream.concat(
                    Arrays.stream(Rule.values()).filter(rule -> !isYes(rule)).map(Enum::name),
                    Arrays.stream(ContactRule.values()).map(Enum::name))
            .toList();

    @Test
    void several_contacts_are_not_spoken_of_as_one_number() {
        assertThat(RULES).hasSizeGreaterThan(30);
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(said(rule, 5)).doesNotContainPattern("[Tt]his (number|call)\\b"));
        assertThat(said("NO_CONSENT", 5)).isEqualTo("no consent on record");
    }

    @Test
    void one_contact_is_told_what_everybody_is_told_of_one_number() {
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(said(rule, 1))
                        .isEqualTo(Words.plain(ContactRule.why(rule), Reader.of(Language.EN))));
        assertThat(said("", 5)).isEqualTo(said("NEXT_TRY", 1));
    }

    /** Each is named after a rule: one that is renamed would be passed over without a word. */
    @Test
    void each_is_named_after_a_rule() {
        assertThat(Arrays.stream(WhyOfMany.values()).map(Enum::name)).isSubsetOf(RULES);
    }

    private static String said(String rule, int contacts) {
        return Words.plain(WhyOfMany.why(rule, contacts), Reader.of(Language.EN));
    }

    private static boolean isYes(Rule rule) {
        return rule == Rule.SELF_CALL || rule == Rule.GUEST || rule == Rule.CONSENTED;
    }
}
