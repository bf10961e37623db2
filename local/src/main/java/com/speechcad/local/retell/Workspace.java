package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.json.Json;
import com.speechcad.local.store.Journal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a customer keeps with the provider: agents, flows, engines and numbers. */
final class Workspace {
    private static final SecureRandom RANDOM = new SecureRandom();

    final RetellSettings settings;
    final LabClock clock;
    final Shelf agents;
    final Shelf flows;
    final Shelf llms;
    final Shelf numbers;
    private volatile List<Voice> voices = Voices.ALL;

    Workspace(RetellSettings settings, LabClock clock, Journal journal) {
        this.settings = settings;
        this.clock = clock;
        agents = new Shelf(journal, "retell-agent");
        flows = new Shelf(journal, "retell-flow");
        llms = new Shelf(journal, "retell-llm");
        numbers = new Shelf(journal, "retell-number");
        for (var number : settings.ownedNumbers()) {
            if (numbers.latest(number).isEmpty()) {
                own(number);
            }
        }
    }

    static String newId(String prefix, int hexDigits) {
        var bytes = new byte[(hexDigits + 1) / 2];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes).substring(0, hexDigits);
    }

    void own(String number) {
        var one = Json.object();
        one.put("phone_number", number);
        one.put("phone_number_type", "retell-twilio");
        one.put("phone_number_pretty", number);
        one.putNull("nickname");
        one.putArray("inbound_agents");
        one.putArray("outbound_agents");
        one.put("last_modification_timestamp", clock.millis());
        numbers.put(number, 0, one);
    }

    /** An agent by version: a number, {@code latest}, {@code latest_published}; any other word means the latest. */
    Optional<ObjectNode> agent(String id, @Nullable JsonNode version) {
        if (version == null || version.isMissingNode() || version.isNull()) {
            return agents.latest(id);
        }
        if (version.isIntegralNumber()) {
            return agents.version(id, version.intValue());
        }
        if (version.asText().equals("latest_published")) {
            return agents.versions(id).stream()
                    .filter(agent -> agent.path("is_published").booleanValue())
                    .findFirst();
        }
        return agents.latest(id);
    }

    /** The agent a call talks with, with what was overridden for it. */
    Optional<ObjectNode> agentOf(Call call) {
        return agents.version(call.agentId, call.agentVersion).map(agent -> merged(agent, call.override, "agent"));
    }

    /** The flow a call walks; an engine of prompts is read as a flow of its own. */
    Optional<ObjectNode> flowOf(Call call) {
        return agentOf(call).flatMap(agent -> {
            var engine = agent.path("response_engine");
            if (engine.path("type").asText().equals("conversation-flow")) {
                return versioned(flows, engine.path("conversation_flow_id").asText(), engine)
                        .map(flow -> merged(flow, call.override, "conversation_flow"));
            }
            return versioned(llms, engine.path("llm_id").asText(), engine)
                    .map(llm -> LlmAsFlow.of(merged(llm, call.override, "retell_llm")));
        });
    }

    private static Optional<ObjectNode> versioned(Shelf shelf, String id, JsonNode engine) {
        return engine.hasNonNull("version")
                ? shelf.version(id, engine.path("version").intValue())
                : shelf.latest(id);
    }

    private static ObjectNode merged(ObjectNode thing, @Nullable ObjectNode override, String part) {
        if (override != null && override.path(part) instanceof ObjectNode changes) {
            thing.setAll(changes);
        }
        return thing;
    }

    /** Offers these from now on, and no others; a restart forgets it. */
    void offer(List<Voice> others) {
        voices = List.copyOf(others);
    }

    List<Voice> voices() {
        return voices;
    }

    Optional<Voice> voice(String id) {
        return voices.stream().filter(voice -> voice.id().equals(id)).findFirst();
    }

    /** How an unknown id is refused. */
    Refused notFound() {
        return Refused.because(settings.strictness().notFound(), Refused.NOT_FOUND);
    }
}
