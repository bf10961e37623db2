package com.speechcad.provider.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.CompileFlow;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Draft;
import com.speechcad.flow.SomeFlows;
import com.speechcad.text.Language;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the provider is given, proved over generated flows: nobody gets past the preamble, and everybody can get out. */
class EveryWayTest {
    @Property(tries = 500)
    void every_way_from_the_start_goes_through_the_preamble(@ForAll("flows") Draft draft) {
        var graph = RetellGraph.of(CompileFlow.compile("Any", Language.EN, draft));
        var all = ids(graph);

        assertThat(graph.startNodeId()).isEqualTo(CompiledFlow.PREAMBLE);
        assertThat(entered(graph)).doesNotContain(CompiledFlow.PREAMBLE);
        all.remove(CompiledFlow.NOT_RECORDED);
        assertThat(reached(graph, CompiledFlow.PREAMBLE)).containsExactlyInAnyOrderElementsOf(all);
        // Nothing is reached but by an edge, except the ways out.
        assertThat(graph.nodes().stream().filter(node -> node.globalNodeSetting() != null))
                .extracting(RetellNode::id)
                .containsExactlyInAnyOrder(CompiledFlow.OPT_OUT, CompiledFlow.NOT_RECORDED);
        assertThat(graph.defaultDynamicVariables().get(RetellGraph.OPENING)).contains("9");
    }

    @Property(tries = 500)
    void the_opt_out_is_one_turn_away_wherever_somebody_can_answer(@ForAll("flows") Draft draft) {
        var flow = CompileFlow.compile("Any", Language.FR, draft);
        var graph = RetellGraph.of(flow);

        for (var node : graph.nodes()) {
            if (!node.type().equals("conversation")) {
                continue;
            }
            var out = edges(node).stream()
                    .filter(edge -> edge.destinationNodeId().equals(CompiledFlow.OPT_OUT))
                    .toList();
            assertThat(out).hasSize(1);
            var condition =
                    Objects.requireNonNull(out.getFirst().transitionCondition().prompt());
            assertThat(condition).contains("not to be called again");
            // Within typed input 9 is a digit; everywhere else it is the way out.
            assertThat(condition.contains("key 9"))
                    .isEqualTo(!draft.step(node.id().split("\\.")[0])
                            .filter(com.speechcad.flow.Step.AskDigits.class::isInstance)
                            .isPresent());
        }
    }

    @Property(tries = 200)
    void the_agent_never_presses_keys_and_edges_lead_to_nodes(@ForAll("flows") Draft draft) {
        var graph = RetellGraph.of(CompileFlow.compile("Any", Language.ZH, draft));
        var all = ids(graph);

        assertThat(graph.nodes())
                .extracting(RetellNode::type)
                .isSubsetOf("conversation", "extract_dynamic_variables", "branch", "transfer_call", "end");
        assertThat(all).hasSameSizeAs(graph.nodes());
        assertThat(all).containsAll(entered(graph));
        var edgeIds = graph.nodes().stream()
                .flatMap(node -> edges(node).stream())
                .map(RetellEdge::id)
                .toList();
        assertThat(edgeIds).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Draft> flows() {
        return SomeFlows.publishable();
    }

    private static Set<String> ids(RetellGraph graph) {
        return graph.nodes().stream().map(RetellNode::id).collect(Collectors.toSet());
    }

    private static Set<String> entered(RetellGraph graph) {
        return graph.nodes().stream()
                .flatMap(node -> edges(node).stream())
                .map(RetellEdge::destinationNodeId)
                .collect(Collectors.toSet());
    }

    private static List<RetellEdge> edges(RetellNode node) {
        var some = node.edges() == null ? Stream.<RetellEdge>empty() : node.edges().stream();
        return Stream.concat(
                        some,
                        Stream.of(node.elseEdge(), node.skipResponseEdge(), node.edge())
                                .filter(Objects::nonNull))
                .toList();
    }

    private static Set<String> reached(RetellGraph graph, String start) {
        var seen = new HashSet<>(Set.of(start));
        var open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            var at = open.pop();
            graph.nodes().stream()
                    .filter(node -> node.id().equals(at))
                    .flatMap(node -> edges(node).stream())
                    .map(RetellEdge::destinationNodeId)
                    .filter(seen::add)
                    .forEach(open::push);
        }
        return seen;
    }
}
