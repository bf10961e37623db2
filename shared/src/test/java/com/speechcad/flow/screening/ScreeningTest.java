package com.speechcad.flow.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Rule.Severity;
import com.speechcad.flow.screening.Verdict.Hit;
import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {
    @Test
    void the_sentence_and_the_rule_are_named() {
        var verdict = Screening.screen(
                Language.EN, "Good morning, Ana. Please enter the six-digit code we sent you. Thank you.");

        assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCK);
        assertThat(verdict.hits())
                .extracting(hit -> hit.rule().id(), Hit::sentence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EN-CODE", "Please enter the six-digit code we sent you."));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            PASS   | We will never ask for your code.
            PASS   | Nobody here asks for your PIN or your password, or to read out a code.
            PASS   | If anyone asks you for your one-time code, hang up.
            PASS   | Confirm your visit with 1 and never share your PIN.
            BLOCK  | Never share your PIN with strangers and tell us the code we sent you.
            BLOCK  | We never ask for your password, but we need the code we texted you.
            BLOCK  | Do not hang up, tell us your PIN.
            BLOCK  | If you do not tell us your PIN, your card stays closed.
            BLOCK  | Do not worry about fees and tell us your PIN.
            BLOCK  | Enter, and never share with anybody, your PIN.
            BLOCK  | Nous ne demandons jamais votre mot de passe, mais donnez-nous le code reçu par SMS.
            PASS   | Aucun conseiller ne vous demandera jamais votre code secret.
            BLOCK  | फोन मत काटिए, अपना पिन बताइए।
            PASS   | अपना पिन किसी को न बताएं।
            BLOCK  | 不要挂断，请告诉我验证码。
            PASS   | 请不要告诉任何人您的验证码。
            REVIEW | Hello, this is Chase calling.
            REVIEW | Your account will be suspended today unless you press 1.
            REVIEW | Bonjour, ici la gendarmerie.
            REVIEW | मैं पुलिस से बोल रहा हूँ।
            REVIEW | 您好，我是公安局的。
            PASS   | We never accept payment in gift cards.
            BLOCK  | We have sent a six-digit code to your phone. Take your time. Read it to me.
            BLOCK  | This is about your one time passcode. Take your time. I will wait. Now read it to me.
            BLOCK  | We just texted you something. Please take a moment. Then read me the code.
            BLOCK  | Nous vous avons envoyé un code à six chiffres par SMS. Prenez votre temps. Lisez-le moi.
            BLOCK  | आपके फ़ोन पर छह अंकों का कोड भेजा गया है। आराम से देखिए। उसे पढ़कर सुनाइए।
            BLOCK  | आपके फ़ोन पर छह अंकों का कोड भेजा गया है। आराम से देखिए। अब मुझे पढ़कर सुनाइए।
            BLOCK  | 我们已向您的手机发送了六位验证码。请不用着急。请把它念给我。
            BLOCK  | 我们已向您的手机发送了六位验证码。请不用着急。我等您。现在念给我听。
            REVIEW | We have sent a code to your phone. Your order number is on the box. Read it to me.
            PASS   | Nobody will ask for your code. Your visit is on Monday. Tell us if it suits you.
            BLOCK  | Pay the fine with gift cards.
            """, delimiter = '|')
    void what_takes_a_demand_back_and_what_does_not(Outcome outcome, String text) {
        assertThat(Screening.screen(Language.EN, text).outcome()).isEqualTo(outcome);
    }

    @Test
    void a_column_of_a_list_cannot_bring_in_what_the_script_may_not_say() {
        var texts = List.of("Hello {{first_name}}, {{note}}.", "Press 1 to confirm.");

        assertThat(Screening.screenRendered(Language.EN, texts, Map.of("first_name", "Ana", "note", "see you at 5"))
                        .outcome())
                .isEqualTo(Outcome.PASS);
        assertThat(Screening.screenRendered(
                                Language.EN,
                                texts,
                                Map.of("first_name", "Ana", "note", "tell us the code we texted you"))
                        .outcome())
                .isEqualTo(Outcome.BLOCK);
        assertThat(Screening.screenRendered(
                                Language.EN, List.of("Please tell us your {{thing}}."), Map.of("thing", "p.i.n"))
                        .outcome())
                .isEqualTo(Outcome.BLOCK);
    }

    /** It is read piece by piece, and a piece may end anywhere in the sentence. */
    @Test
    void a_sentence_in_an_hour_of_talk_is_judged_alike_wherever_it_stands() {
        var demand = " Please tell us the code that we have just sent to your phone. ";
        var promise = " We will never ask you to tell us your PIN, and we never ask you to read out a code. ";
        // Every eleven signs, over the places where the first pieces begin and end: no cut within a sentence is left
        // out.
        for (int before : IntStream.concat(IntStream.range(340, 380), IntStream.range(530, 560))
                .toArray()) {
            var where = "behind " + before + " harmless sentences";
            assertThat(Screening.screen(Language.EN, within(before, demand)).hits())
                    .as(where)
                    .extracting(hit -> hit.rule().kind())
                    .containsExactly(RuleKind.CODE);
            assertThat(Screening.screen(Language.EN, within(before, promise)).hits())
                    .as(where)
                    .isEmpty();
        }
        assertThat(Screening.screen(Language.EN, "and so on ".repeat(24_000)).hits())
                .isEmpty();
    }

    private static String within(int before, String sentence) {
        return "and so on. ".repeat(before) + sentence + "and so forth ".repeat(500);
    }

    @Test
    void every_rule_says_what_it_rests_on_and_since_when() {
        assertThat(Screening.rules())
                .hasSize(RuleKind.values().length * Language.values().length)
                .allSatisfy(rule -> {
                    assertThat(rule.source()).isNotBlank();
                    assertThat(rule.asOf()).isAfter(LocalDate.of(2026, 1, 1));
                })
                .extracting(Rule::id)
                .doesNotHaveDuplicates();
        assertThat(Screening.rules())
                .filteredOn(rule -> rule.kind() == RuleKind.SECRET)
                .allSatisfy(rule -> assertThat(rule.severity()).isEqualTo(Severity.BLOCK));
    }
}
