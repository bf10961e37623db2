package com.speechcad.billing;

import com.speechcad.db.Sql;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Users;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** When one operator decides alone and when a second one has to agree, and who hears that one is waited for. */
@Singleton
public class SecondPerson {
    /** What one operator decides alone within it is one sum, into however many parts it is split. */
    private static final Duration SUMMED_OVER = Duration.ofHours(24);
    /** Of the limit: so much one operator moves alone in that time, over all wallets. */
    private static final int WALLETS_FULL = 5;

    private final Sql sql;
    private final Users users;
    private final Admins admins;
    private final Chats chats;
    private final SeenTo seenTo;
    private final Clock clock;
    private final Money alone;

    /** @param aloneDollars up to here one operator decides alone */
    SecondPerson(
            Sql sql,
            Users users,
            Admins admins,
            Chats chats,
            SeenTo seenTo,
            Clock clock,
            @Value("${operator.alone.dollars:50}") long aloneDollars) {
        this.sql = sql;
        this.users = users;
        this.admins = admins;
        this.chats = chats;
        this.seenTo = seenTo;
        this.clock = clock;
        this.alone = Money.dollars(aloneDollars);
    }

    /** Up to here one operator decides alone. */
    Money limit() {
        return alone;
    }

    /**
     * Above the limit, always where it is the operator's own wallet, and where it is too much together with what they
     * decided alone in the last 24 hours about that wallet or about all of them: by hand, about parked payments, and about
     * stopped debits.
     *
     * @param owner whose money it is, where that is known
     */
    boolean isNeeded(UserId operator, Money amount, Optional<UserId> owner) {
        if (amount.compareTo(alone) > 0 || owner.filter(operator::equals).isPresent()) {
            return true;
        }
        return sql.of("""
                        with decided_alone as (
                          select user_id, amount_micros as micros from operator_request
                          where asked_by = :operator and not takes_two and state = 'DONE' and asked_at > :since
                          union all
                          select t.user_id, p.decided_micros
                          from parked_payment p left join top_up t on t.id = coalesce(p.decided_invoice, p.top_up_id)
                          where p.decided_by = :decider and p.agreed_by is null and p.decided_micros > 0
                            and p.decided_at > :since
                          union all
                          select user_id, amount_micros from parked_operation
                          where decided_by = :decider and agreed_by is null and decided_at > :since)
                        select coalesce(sum(micros) filter (where user_id = :owner), 0)::bigint as here,
                          coalesce(sum(micros), 0)::bigint as everywhere
                        from decided_alone""")
                .with("owner", owner.orElse(null))
                .with("operator", operator)
                .with("decider", "operator:" + operator.value())
                .with("since", clock.instant().minus(SUMMED_OVER))
                .only(row -> row.money("here").plus(amount).compareTo(alone) > 0
                        || row.money("everywhere").plus(amount).compareTo(alone.times(WALLETS_FULL)) > 0);
    }

    /**
     * Whoever became an admin today may be whoever made them one: the two are not two persons yet, whichever of them asked
     * and whichever agrees.
     */
    boolean areTooNew(UserId asker, UserId another) {
        return admins.isNew(asker) || admins.isNew(another);
    }

    /** Of two decisions of one operator at once the second sees the first; until the open transaction ends. */
    void takeTurn(UserId operator) {
        sql.of("select id from app_user where id = :operator for no key update")
                .with("operator", operator)
                .only(row -> row.number("id"));
    }

    /** It is decided: whoever was told by a slot that begins so sees that. In the open transaction. */
    void seenTo(UserId operator, String notice, SeenTo.How how) {
        seenTo.by(operator, notice, how);
    }

    /** Everybody who could be the second person is told, once per slot; in the open transaction. */
    void tellOthers(UserId operator, String slot, Message message) {
        users.admins().stream()
                .filter(admin -> !admin.id().equals(operator))
                .forEach(admin -> chats.putOnce(admin.chat(), slot, message, admin.reader()));
    }
}
