package com.speechcad.campaign;

import com.speechcad.call.Attempt;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
import com.speechcad.flow.FlowVersions;
import com.speechcad.text.Language;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a campaign's calls run, as it was frozen at its launch, and the words that each contact brings. */
@Singleton
class CampaignScripts {
    private final Sql sql;
    private final ObjectMapper json;

    CampaignScripts(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
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
        try {
            var tree = json.readValue(written, JsonNode.class);
            var read = new LinkedHashMap<String, String>();
            if (tree != null) {
                tree.entries()
                        .forEach(entry ->
                                read.put(entry.getKey(), entry.getValue().coerceStringValue()));
            }
            return read;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String write(Map<String, String> words) {
        var nodes = new LinkedHashMap<String, JsonNode>();
        words.forEach((name, value) -> nodes.put(name, JsonNode.createStringNode(value)));
        try {
            return json.writeValueAsString(JsonNode.createObjectNode(nodes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
