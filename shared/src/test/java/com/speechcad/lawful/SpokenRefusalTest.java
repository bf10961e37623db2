package com.speechcad.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenRefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please stop calling me.",
                "Don’t call me again",
                "take me off your list",
                "Remove my number from your list, please",
                "Put me on your do-not-call list",
                "Ne m’appelez plus !",
                "Arrêtez de m'appeler",
                "Retirez mon numéro",
                "No me llame más",
                "मुझे कॉल मत करो",
                "कॉल न करें",
                "不要再打电话了",
                "别再打了",
                "請刪除我的號碼"
            })
    void counts_as_a_no(String words) {
        assertThat(SpokenRefusal.in(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes, I will be there.",
                "I don't call that a good time",
                "Please call me tomorrow",
                "You can stop by at five",
                "Appelez-moi demain",
                "कल कॉल करें",
                "明天再打给我吧",
                "打电话给我"
            })
    void is_no_refusal(String words) {
        assertThat(SpokenRefusal.in(words)).isFalse();
    }
}
