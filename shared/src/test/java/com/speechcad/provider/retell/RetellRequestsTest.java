package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.Failure;
import com.speechcad.flow.FlowPublisher.Reference;
import com.speechcad.flow.Step;
import com.speechcad.text.Language;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sent to Retell for a flow with every kind of step, to the letter. */
class RetellRequestsTest {
    private static final Draft DRAFT = new Draft(List.of(
            new Step.PlayMessage("s1", "Your appointment is tomorrow.", Optional.of("s2")),
            new Step.Menu(
                    "s2",
                    "To confirm press 1.",
                    List.of(new Step.Choice('1', Optional.of("s3")), new Step.Choice('*', Optional.of("s4"))),
                    Failure.going(1, Optional.of("s4"))),
            new Step.Question("s3", "Which day suits you?", "day", List.of(), Failure.skipping(1), Optional.of("s4")),
            new Step.End("s4", "Goodbye.")));

    @Test
    void a_flow_becomes_exactly_this_conversation_flow() {
        assertThat(json(RetellGraph.of(CompileFlow.compile("Reminder", Language.EN, DRAFT))))
                .isEqualTo(golden("conversation-flow.json"));
    }

    @Test
    void a_flow_runs_under_exactly_this_agent() {
        var flow = CompileFlow.compile("Reminder", Language.EN, DRAFT);

        assertThat(json(RetellAgent.running(
                        flow, new Reference("conversation_flow_1", 0), "https://example.invalid/retell/default")))
                .isEqualTo(golden("agent.json"));
    }

    private static String json(Object body) {
        try (var context = ApplicationContext.run()) {
            var mapper = context.getBean(ObjectMapper.class);
            return read(mapper, mapper.writeValueAsBytes(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String golden(String name) {
        try (var context = ApplicationContext.run();
                var stream = RetellRequestsTest.class.getResourceAsStream("/retell/golden/" + name)) {
            var content = stream == null ? new byte[] {'{', '}'} : stream.readAllBytes();
            return read(context.getBean(ObjectMapper.class), content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String read(ObjectMapper mapper, byte[] content) throws IOException {
        var node = mapper.readValue(new String(content, StandardCharsets.UTF_8), JsonNode.class);
        if (node == null) {
            throw new IllegalStateException("no JSON");
        }
        return mapper.writeValueAsString(node);
    }
}
