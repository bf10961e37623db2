package com.speechcad.privacy;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What lies at the voice provider of published versions. Its name is forgotten with it, so that nothing is deleted twice. */
@Singleton
class FlowCopies {
    private final Tx tx;
    private final Sql sql;
    private final ProviderCopies copies;

    FlowCopies(Tx tx, Sql sql, ProviderCopies copies) {
        this.tx = tx;
        this.sql = sql;
        this.copies = copies;
    }

    /** @param agent none where publishing never came so far */
    record Published(UUID id, Optional<String> agent, String flow) {}

    /** Joins the open transaction. */
    List<Published> ofUser(UserId user, int most) {
        return find("f.owner_user_id = :whose", user.value(), most);
    }

    /** Joins the open transaction. */
    List<Published> ofFlow(UUID flow, int most) {
        return find("f.id = :whose", flow, most);
    }

    /**
     * The agent before what it runs. Opens its own transaction after that.
     *
     * @throws com.speechcad.kernel.Unreachable to be tried again
     */
    void forget(TenantId tenant, Published version) {
        version.agent.ifPresent(agent -> copies.forgetAgent(tenant, agent));
        copies.forgetFlow(tenant, version.flow);
        tx.run(
                tenant,
                () -> sql.of("update flow_version set provider_flow = null where id = :id")
                        .with("id", version.id)
                        .update());
    }

    private List<Published> find(String whose, Object value, int most) {
        return sql.of("""
                        select v.id, v.agent_id, v.provider_flow from flow_version v join flow f on f.id = v.flow_id
                        where v.provider_flow is not null and\s""" + whose + " order by v.id limit :most")
                .with("whose", value)
                .with("most", most)
                .list(row -> new Published(row.uuid("id"), row.maybeText("agent_id"), row.text("provider_flow")));
    }
}
