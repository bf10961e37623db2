package com.speechcad.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.lawful.Guests;
import com.speechcad.lawful.Invitations;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who says they call, in the first sentence. */
class SaidInCallTest {
    private static final PhoneNumber GUEST = new PhoneNumber("+12125550114");

    private final Strangers strangers = new Strangers();

    @AfterEach
    void stop() {
        strangers.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Business.Tier.class,
            names = {"T1", "T2"})
    void guests_of_a_business_that_was_looked_at_hear_its_name(Business.Tier tier) {
        joins(tier);

        strangers.dialled(GUEST);

        assertThat(strangers.provider.orders.getLast().opening())
                .get()
                .asString()
                .contains("press 9");
    }

    @Test
    void guests_of_a_new_business_and_whoever_calls_themselves_hear_the_platforms_words() {
        joins(Business.Tier.T0);

        strangers.dialled(GUEST);
        assertThat(strangers.provider.orders.getLast().opening()).isEmpty();
        strangers.dialledOwn();
        assertThat(strangers.provider.orders.getLast().opening()).isEmpty();
    }

    private void joins(Business.Tier tier) {
        strangers.ana.in(() -> {
            var guests = strangers.app.get(Guests.class);
            var guest =
                    strangers.app.get(Users.class).meet(990, Optional.empty()).id();
            strangers.app.get(Businesses.class).setTier(strangers.ana.business, tier);
            return guests.join(guest, strangers.app.get(Invitations.class).code(strangers.ana.business), GUEST);
        });
    }
}
