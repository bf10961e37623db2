package com.speechcad.flow;

import com.speechcad.db.Audit;
import com.speechcad.db.Sql;
import com.speechcad.flow.screening.Suspension.Cause;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Alarms;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes a flow out of every call; the third one of a business takes the business out. Both are told why. */
@Singleton
public class Suspend {
    private static final int FLOWS_OF_A_BUSINESS = 3;

    private final Sql sql;
    private final Businesses businesses;
    private final Users users;
    private final Chats chats;
    private final Alarms alarms;
    private final Audit audit;
    private final Clock clock;

    Suspend(Sql sql, Businesses businesses, Users users, Chats chats, Alarms alarms, Audit audit, Clock clock) {
        this.sql = sql;
        this.businesses = businesses;
        this.users = users;
        this.chats = chats;
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * At once, in the open transaction; a flow that is suspended already stays as it is.
     *
     * @param evidenceJson what was counted, one object, never a word that was said
     */
    public void flow(FlowId flow, Cause cause, String evidenceJson) {
        var owner = sql.of("select owner_user_id, name from flow where id = :id for update")
                .with("id", flow.value())
                .only(row -> new Owned(row.user("owner_user_id"), row.text("name")));
        var added = sql.of("""
                        insert into flow_suspension (flow_id, cause, evidence, suspended_at)
                        values (:flow, :cause, :evidence::jsonb, :now)
                        on conflict (tenant_id, flow_id) where lifted_at is null do nothing""")
                .with("flow", flow.value())
                .with("cause", cause)
                .with("evidence", evidenceJson)
                .with("now", clock.instant())
                .update();
        if (added == 0) {
            return;
        }
        audit.append("platform", "flow.suspend", "flow:" + flow.value(), evidenceJson);
        var text = Text.text(SuspendText.FLOW).with("name", owner.name()).with("why", cause);
        tell(
                owner.user(),
                "suspended:flow:" + flow.value() + ":" + clock.instant().toEpochMilli(),
                text);
        alarms.raise(
                "flow-suspended:" + flow.value() + ":" + clock.instant().toEpochMilli(),
                Text.text(SuspendText.FLOW_OF)
                        .with("name", owner.name())
                        .with("owner", name(owner.user()))
                        .with("why", cause),
                Button.open(Text.text(SuspendText.OPEN_LIST), "suspended"));
        businessOf(owner.user());
    }

    private void businessOf(UserId owner) {
        var flows = sql.of("""
                        select count(distinct s.flow_id) as n from flow_suspension s
                        join flow f on f.tenant_id = s.tenant_id and f.id = s.flow_id
                        where f.owner_user_id = :owner and s.lifted_at is null""").with("owner", owner).only(row -> row.integer("n"));
        if (flows >= FLOWS_OF_A_BUSINESS) {
            business(businesses.of(owner).id(), owner, Cause.THREE_FLOWS, "{\"flows\":%d}".formatted(flows));
        }
    }

    private void business(BusinessId business, UserId owner, Cause cause, String evidenceJson) {
        var added = sql.of("""
                        insert into business_suspension (business_id, cause, evidence, suspended_at)
                        values (:business, :cause, :evidence::jsonb, :now)
                        on conflict (tenant_id, business_id) where lifted_at is null do nothing""")
                .with("business", business)
                .with("cause", cause)
                .with("evidence", evidenceJson)
                .with("now", clock.instant())
                .update();
        if (added == 0) {
            return;
        }
        audit.append("platform", "business.suspend", "business:" + business.value(), evidenceJson);
        var text = Text.text(SuspendText.BUSINESS).with("why", cause);
        tell(owner, "suspended:business:" + clock.instant().toEpochMilli(), text);
        alarms.raise(
                "business-suspended:" + business.value() + ":" + clock.instant().toEpochMilli(),
                Text.text(SuspendText.BUSINESS_OF).with("name", name(owner)).with("why", cause),
                Button.open(Text.text(SuspendText.OPEN_LIST), "suspended"));
    }

    private Object name(UserId owner) {
        return users.get(owner).name().<Object>map(name -> name).orElse(Long.toString(owner.value()));
    }

    private void tell(UserId owner, String slot, Text text) {
        var user = users.get(owner);
        var message = Message.of(text)
                .row(Button.open(Text.text(SuspendText.GET_HELP), "help"))
                .asNew();
        chats.put(user.chat(), slot, message, user.reader());
    }

    private record Owned(UserId user, String name) {}
}
