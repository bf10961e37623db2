package com.speechcad.provider.retell;

import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.Variables;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The body of create-conversation-flow. Every sentence is static text: the model only judges transitions. */
@Serdeable(naming = SnakeCaseStrategy.class)
record RetellGraph(
        String startSpeaker,
        Model modelChoice,
        double modelTemperature,
        String globalPrompt,
        String startNodeId,
        Map<String, String> defaultDynamicVariables,
        List<RetellNode> nodes) {
    static final String MODEL = "gpt-4.1";
    /** The variable that brings the preamble: who calls is known when it is dialled, not when a flow is published. */
    static final String OPENING = "speechcad_opening";

    private static final String FRAME =
            "You run an automated telephone call. Say only what each step says. Never ask for passwords, codes, PINs, card"
                    + " or account numbers. If the caller asks not to be called, treat it as pressing key 9.";

    static RetellGraph of(CompiledFlow flow) {
        var nodes = new RetellNodes(flow.hasTypedInput());
        return new RetellGraph(
                "agent",
                new Model("cascading", MODEL),
                0,
                FRAME,
                flow.start(),
                variables(flow),
                flow.places().stream()
                        .flatMap(place -> nodes.of(place).stream())
                        .toList());
    }

    static Map<String, String> variables(Compiled flow) {
        var all = new TreeMap<String, String>();
        flow.defaults().forEach((name, value) -> all.put(Variables.key(name), Variables.spoken(value)));
        all.put(OPENING, flow.preamble());
        return all;
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Model(String type, String model) {}
}
