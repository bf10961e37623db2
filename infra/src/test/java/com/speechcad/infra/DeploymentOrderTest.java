package com.speechcad.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Synthesis does not notice two resources that wait for each other; a deployment would, after minutes. */
class DeploymentOrderTest {
    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"dev, data", "dev, service", "prod, data", "prod, service"})
    void every_resource_can_be_created_after_what_it_refers_to(String stage, String stack) {
        var resources = Synthesised.stage(stage)
                .file("speechcad-" + stage + "-" + stack + ".template.json")
                .path("Resources");
        var waiting = new HashMap<String, Set<String>>();
        resources.properties().forEach(resource -> waiting.put(resource.getKey(), needs(resource, resources)));
        assertThat(waiting).hasSizeGreaterThan(20);
        assertThat(waiting.values()).anyMatch(needs -> needs.size() > 3);

        var created = new HashSet<String>();
        while (created.addAll(ready(waiting, created))) {
            waiting.keySet().removeAll(created);
        }

        assertThat(waiting).as("resources that wait for each other").isEmpty();
    }

    private static Set<String> ready(Map<String, Set<String>> waiting, Set<String> created) {
        var ready = new HashSet<String>();
        waiting.forEach((id, needs) -> {
            if (created.containsAll(needs)) {
                ready.add(id);
            }
        });
        return ready;
    }

    private static Set<String> needs(Map.Entry<String, JsonNode> resource, JsonNode resources) {
        var needs = new HashSet<String>();
        collect(resource.getValue(), needs);
        needs.removeIf(id -> !resources.has(id)); // parameters and pseudo-parameters are there from the start
        return needs;
    }

    private static void collect(JsonNode node, Set<String> needs) {
        if (node.path("Ref").isTextual()) {
            needs.add(node.path("Ref").asText());
        }
        if (node.path("Fn::GetAtt").isArray()) {
            needs.add(node.path("Fn::GetAtt").path(0).asText());
        }
        node.path("DependsOn").forEach(id -> needs.add(id.asText()));
        node.forEach(child -> collect(child, needs));
    }
}
