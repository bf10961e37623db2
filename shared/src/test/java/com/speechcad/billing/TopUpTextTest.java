package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is kept about a payment has a word that an operator reads. */
class TopUpTextTest {
    @ParameterizedTest
    @EnumSource
    void what_a_letter_says(PaymentNews.Kind kind) {
        assertThat(TopUpText.news(kind.name())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_providers_books_say(PaymentProvider.Stage stage) {
        assertThat(TopUpText.news(stage.name())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void what_it_led_to(ConfirmTopUp.Effect effect) {
        assertThat(TopUpText.effect(effect.name())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void why_it_was_parked(ParkReason reason) {
        assertThat(TopUpText.of(reason)).isNotNull();
    }
}
