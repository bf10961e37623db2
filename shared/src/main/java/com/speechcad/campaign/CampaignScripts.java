package com.speechcad.campaign;

import com.speechcad.call.Attempt;
import com.speechcad.call.TextMap;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.flow.FlowVersions;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a campaign's calls run, as it was frozen at its launch, and the words that each contact brings. */
@Singleton
class CampaignScripts {
    private final Sql sql;
    private final TextMap texts;

    CampaignScripts(Sql sql, TextMap texts) {
        this.sql = sql;
        this.texts = texts;
    }

    /** What is played, and what of its version a dial has to know. */
    record Frozen(Attempt.Script script, FlowVersions.Dialled dialled) {}

    Later<Frozen> ask(UUID campaign) {
        return sql.of("""
                        select c.flow_version_id, c.flow_name, c.flow_number, c.agent_id, c.agent_version, c.typed_input, c.labels,
                          coalesce(array_to_string(v.transfers, ' '), '') as transfers, coalesce(v.language, 'EN') as language
                        from campaign c left join flow_version v on v.tenant_id = c.tenant_id and v.id = c.flow_version_id
                        where c.id = :id""")
                .with("id", campaign)
                .askOnly(row -> new Frozen(
                        new Attempt.Script(
                                row.uuid("flow_version_id"),
                                row.text("flow_name"),
                                row.integer("flow_number"),
                                row.text("agent_id"),
                                row.integer("agent_version"),
                                row.flag("typed_input"),
                                words(row.text("labels"))),
                        FlowVersions.Dialled.of(row.constant(Language.class, "language"), row.text("transfers"))));
    }

    /** One flat object, in its order. */
    Map<String, String> words(String written) {
        return texts.read(written);
    }

    /** Where the list says that the contact is. */
    Optional<ZoneId> stated(CampaignTries.Ready ready) {
        return ContactZone.of(words(ready.variables()));
    }

    String write(Map<String, String> words) {
        return texts.write(words);
    }
}
