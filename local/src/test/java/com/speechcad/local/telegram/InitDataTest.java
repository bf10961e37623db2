package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.http.Forms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitDataTest {
    private static final Person ANN = new Person(42, "Ann", "en", "");

    @Test
    void the_seal_is_the_one_of_the_reference() {
        var made = InitData.sealed(
                "100001:FAKE-TOKEN-FOR-TESTS-ONLY",
                Map.of(
                        "auth_date", "1767323045",
                        "chat_instance", "-1234567890",
                        "chat_type", "private",
                        "query_id", "AAtest",
                        "signature", "not-checked-in-this-vector",
                        "user", "{\"id\":42,\"first_name\":\"Ann\",\"language_code\":\"en\"}"));

        assertThat(made).endsWith("&hash=b09d853b1395e0e270a3e03c4a8bf2a9451d90a8ffad29388851933a2a08863d");
        assertThat(made).startsWith("auth_date=1767323045&chat_instance=-1234567890&chat_type=private&query_id=AAtest");
    }

    @Test
    void what_a_person_opens_is_sealed_and_what_is_forged_is_not() {
        assertThat(isSealed(InitData.of(Lab.ACCOUNT, ANN, Lab.NOON))).isTrue();
        assertThat(isSealed(InitData.of(Lab.ACCOUNT, ANN, Lab.NOON.minus(Duration.ofDays(2)))))
                .isTrue();
        assertThat(isSealed(InitData.forged(Lab.ACCOUNT, ANN, Lab.NOON))).isFalse();
        assertThat(isSealed(InitData.of(Lab.OTHER, ANN, Lab.NOON))).isFalse();
    }

    private static boolean isSealed(String data) {
        var fields = new LinkedHashMap<>(Forms.decode(data));
        var hash = fields.remove("hash");
        return InitData.sealed(Lab.ACCOUNT.token(), fields).endsWith("&hash=" + hash);
    }
}
