package com.speechcad.campaign;

import com.speechcad.call.Attempt;
import com.speechcad.db.Later;
import com.speechcad.db.Sql;
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

    Later<Attempt.Script> ask(UUID campaign) {
        return sql.of("""
                        select flow_version_id, flow_name, flow_number, agent_id, agent_version, typed_input, labels
                        from campaign where id = :id""")
                .with("id", campaign)
                .askOnly(row -> new Attempt.Script(
                        row.uuid("flow_version_id"),
                        row.text("flow_name"),
                        row.integer("flow_number"),
                        row.text("agent_id"),
                        row.integer("agent_version"),
                        row.flag("typed_input"),
                        words(row.text("labels"))));
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
