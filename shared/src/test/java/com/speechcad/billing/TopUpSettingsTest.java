package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.speechcad.db.TestApp;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopUpSettingsTest {
    @Test
    void has_defaults() {
        try (var app = TestApp.start()) {
            assertThat(app.get(TopUpSettings.class))
                    .isEqualTo(new TopUpSettings(
                            List.of("BTC", "ETH", "LTC", "DOGE", "BCH", "TRX", "USDT-TRC20", "USDT-ERC20"),
                            5,
                            5000,
                            new BigDecimal("2"),
                            100,
                            Duration.ofMinutes(15)));
        }
    }

    @Test
    void can_be_configured() {
        var configured = Map.<String, Object>of(
                "dynopay.coins",
                "BTC,TRX",
                "dynopay.least-dollars",
                10,
                "dynopay.most-dollars",
                20,
                "dynopay.tolerance-percent",
                "0.5",
                "dynopay.at-once-dollars",
                0,
                "dynopay.rate-window",
                "10m");
        try (var app = TestApp.configured(configured)) {
            assertThat(app.get(TopUpSettings.class))
                    .isEqualTo(new TopUpSettings(
                            List.of("BTC", "TRX"), 10, 20, new BigDecimal("0.5"), 0, Duration.ofMinutes(10)));
        }
    }

    @Test
    void makes_no_sense_upside_down() {
        assertThatThrownBy(() -> new TopUpSettings(List.of("BTC"), 10, 5, BigDecimal.ONE, 100, Duration.ofMinutes(15)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
