package com.speechcad.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.speechcad.db.TestApp;
import com.speechcad.kernel.NotSet;
import com.speechcad.tenant.PublicAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Nobody is told an address that leads nowhere: money would be paid, and nobody would hear of it. */
class NoAddressTest {
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "calls.example.test", "https://", "ftp://calls.example.test"})
    void without_our_address_no_payment_is_asked_for_and_the_payer_is_told_at_once(String said) {
        var provider = new FakePayments();
        var logger = (Logger) LoggerFactory.getLogger(PublicAddress.class);
        heard.start();
        logger.addAppender(heard);
        try (var app = TestApp.configured(Map.of("public.base.url", said), provider)) {
            var ana = new Payer(app);

            var invoice = ana.tops(20);

            assertThat(provider.orders).isEmpty();
            assertThat(ana.state(invoice)).isEqualTo(TopUp.State.REFUSED);
            assertThat(ana.newest().html()).contains("No address could be made");
            assertThat(heard.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.startsWith("ALARM PUBLIC_BASE_URL"));
            assertThatThrownBy(() -> app.get(PublicAddress.class).of("retell", TestApp.TENANT))
                    .isInstanceOf(NotSet.class)
                    .hasMessage("PUBLIC_BASE_URL is not set");
        } finally {
            logger.detachAppender(heard);
        }
    }

    @Test
    void with_it_the_address_is_the_tenants_own() {
        try (var app = TestApp.configured(Map.of("public.base.url", "https://calls.example.test/"))) {
            assertThat(app.get(PublicAddress.class).of("dynopay", TestApp.TENANT, 7, "word"))
                    .hasToString("https://calls.example.test/dynopay/default/7/word");
        }
    }
}
