package com.speechcad.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RedactingEncoderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7000000001:AAHk3invented-invented_invented123",
                "key_invented0123456789",
                "whsec_invented0123456789",
                "dk_invented0123456789",
                "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.invented.invented",
                "jdbc:postgresql://db/x?password=invented-word",
                "POST /dynopay/default/0199aaaa-0000-7000-8000-000000000000/AbCdEfGh0123456789invented",
                "Detail: Key (number)=(+14155550123) already exists.",
                "GET https://api.example/get-phone-number/%2B14155550123 answers 500",
                "GET \"https://api.example/numbers/14155550123?limit=1\" answers 500",
                "Detail: Key (number)=(14155550123) already exists.",
                "sip:14155550123@carrier.example is busy",
                "{\"to_number\":\"14155550123\",\"from_number\":14155550123}",
                "an island: +4155550 and %2b4155550",
                "{\"username\":\"speechcad_app\",\"password\":\"invented-word\"}",
                "{\"api_key\" : \"invented-word\", \"client_secret\":\"a\\\"invented-word\"}"
            })
    void what_looks_like_a_key_or_a_number_does_not_reach_the_log(String planted) {
        var event = new LoggingEvent(
                "test",
                ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("a.library"),
                Level.ERROR,
                "it failed: " + planted,
                new IllegalStateException("because of " + planted),
                null);

        var line = encoded(event);

        assertThat(line)
                // What the alarms count, as infra's Watch looks for it.
                .contains("\"level\":\"ERROR\"", "\"formattedMessage\":\"it failed")
                .doesNotContain("invented0123456789", "AAHk3", "eyJhbGci", "invented-word", "AbCdEfGh", "4155550");
    }

    @Test
    void our_own_ids_and_words_stay_readable() {
        var line =
                "attempt 0199aaaa-0000-7000-8000-000000000000 of tenant 7 costs 1250000, +…0123, 2026-11-20T10:00:00Z,"
                        + " chat 7000000001, flow-suspended:0199aaaa:1795000000000, {\"timestamp\":1795000000000},"
                        + " from=12500000000, 1/statements/1795000000000.csv, number=12, (tenant_id, id)=(1, 7000000001)";

        assertThat(RedactingEncoder.redacted(line)).isEqualTo(line);
    }

    private static String encoded(LoggingEvent event) {
        var encoder = new RedactingEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
