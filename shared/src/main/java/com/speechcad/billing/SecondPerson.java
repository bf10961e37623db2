package com.speechcad.billing;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.Optional;

/** When one operator decides alone and when a second one has to agree, and who hears that one is waited for. */
@Singleton
public class SecondPerson {
    private final Users users;
    private final Chats chats;
    private final Money alone;

    /** @param aloneDollars up to here one operator decides alone */
    SecondPerson(Users users, Chats chats, @Value("${operator.alone.dollars:50}") long aloneDollars) {
        this.users = users;
        this.chats = chats;
        this.alone = Money.dollars(aloneDollars);
    }

    /** Up to here one operator decides alone. */
    Money limit() {
        return alone;
    }

    /** Above the limit, and always where it is the operator's own wallet. */
    boolean isNeeded(UserId operator, Money amount, Optional<UserId> owner) {
        return amount.compareTo(alone) > 0 || owner.filter(operator::equals).isPresent();
    }

    /** Everybody who could be the second person is told, once per slot; in the open transaction. */
    void tellOthers(UserId operator, String slot, Message message) {
        users.admins().stream()
                .filter(admin -> !admin.id().equals(operator))
                .forEach(admin -> chats.putOnce(admin.chat(), slot, message, admin.reader()));
    }
}
