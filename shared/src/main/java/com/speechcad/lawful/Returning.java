package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Pseudonyms;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whoever deleted their account and comes back finds what protects others from them: the opt-outs, what they were suspended
 * for, what was switched off. Deleting an account is no way around a no.
 */
@Singleton
public class Returning {
    private final Sql sql;
    private final Users users;
    private final Pseudonyms pseudonyms;
    private final Audit audit;
    private final IdSource ids;

    Returning(Sql sql, Users users, Pseudonyms pseudonyms, Audit audit, IdSource ids) {
        this.sql = sql;
        this.users = users;
        this.pseudonyms = pseudonyms;
        this.audit = audit;
        this.ids = ids;
    }

    /** Nothing happens for somebody new, and a second time nothing more: what was lifted since stays so. */
    public void comeBack(UserId user, BusinessId business) {
        before(user).ifPresent(left -> carry(left, business));
    }

    /** The business that the person had last, and left. */
    private Optional<BusinessId> before(UserId user) {
        return pseudonyms
                .knownNumber(Pseudonyms.account(users.get(user).telegramId()))
                .flatMap(nobody -> sql.of("""
                                select b.id from business b join app_user u on u.id = b.owner_user_id
                                where u.telegram_id = :nobody and u.closed_at is not null""").with("nobody", nobody).first(row -> row.business("id")));
    }

    private void carry(BusinessId left, BusinessId business) {
        var optOuts = sql.of("""
                        insert into do_not_call (business_id, number, source, since, last_said_at, unheard)
                        select :business, number, source, since, last_said_at, unheard from do_not_call
                        where business_id = :left and lifted_at is null
                        on conflict (tenant_id, business_id, number) do nothing""").with("business", business).with("left", left).update();
        var suspended =
                sql.of("""
                        insert into business_suspension (business_id, cause, evidence, suspended_at)
                        select :business, cause, evidence, suspended_at from business_suspension s
                        where business_id = :left and lifted_at is null and not exists (
                          select from business_suspension known
                          where known.business_id = :business and known.suspended_at = s.suspended_at)
                        on conflict (tenant_id, business_id) where lifted_at is null do nothing""").with("business", business).with("left", left).update();
        var stopped = sql.of("""
                        insert into kill_switch (id, scope, subject, reason, thrown_by, thrown_at)
                        select :id, scope, :subject, reason, thrown_by, thrown_at from kill_switch k
                        where scope = 'BUSINESS' and subject = :before and released_at is null and not exists (
                          select from kill_switch known
                          where known.scope = k.scope and known.subject = :subject and known.thrown_at = k.thrown_at)
                        on conflict (tenant_id, scope, subject) where released_at is null do nothing""")
                .with("id", ids.next())
                .with("subject", Long.toString(business.value()))
                .with("before", Long.toString(left.value()))
                .update();
        if (optOuts + suspended + stopped > 0) {
            audit.append("platform", "business.come-back", "business:" + business.value(), """
                    {"before":%d,"optOuts":%d,"suspended":%d,"stopped":%d}""".formatted(
                            left.value(), optOuts, suspended, stopped));
        }
    }
}
