package com.speechcad.provider.retell;

import com.speechcad.flow.Compiled;
import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.CompiledTask;
import com.speechcad.flow.FlowPublisher;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.tenant.PublicAddress;
import com.speechcad.text.Language;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Creates conversation flows and agents in the tenant's Retell workspace. Secondary: a test brings its own provider. */
@Singleton
@Secondary
class RetellFlowPublisher implements FlowPublisher {
    private final RetellHttp retell;
    private final RetellUsualVoice usual;
    private final PublicAddress address;

    RetellFlowPublisher(RetellHttp retell, RetellUsualVoice usual, PublicAddress address) {
        this.retell = retell;
        this.usual = usual;
        this.address = address;
    }

    @Override
    public Answer createFlow(TenantId tenant, CompiledFlow flow) {
        return answer(
                retell.post(tenant, "/create-conversation-flow", RetellGraph.of(flow)),
                body -> reference(body, "conversation_flow_id"));
    }

    @Override
    public Answer createTask(TenantId tenant, CompiledTask task) {
        return answer(retell.post(tenant, "/create-retell-llm", RetellLlm.of(task)), body -> reference(body, "llm_id"));
    }

    @Override
    public Answer createAgent(TenantId tenant, Compiled compiled, Reference engine) {
        var webhook = address.of("retell", tenant).toString();
        Function<String, RetellAnswer> with =
                voice -> retell.post(tenant, "/create-agent", RetellAgent.running(compiled, voice, engine, webhook));
        var said = compiled.voice().map(with).orElseGet(() -> withTheUsual(tenant, compiled.language(), with));
        return answer(said, body -> reference(body, "agent_id"));
    }

    /** The list is read now and then: a voice of it that is gone by now is no reason to refuse anybody's flow. */
    private RetellAnswer withTheUsual(TenantId tenant, Language language, Function<String, RetellAnswer> with) {
        var voice = usual.of(tenant, language);
        var said = with.apply(voice);
        if (said instanceof RetellAnswer.Refused refused && refused.why() == RetellAnswer.Why.NOT_FOUND) {
            var other = usual.anew(tenant, language);
            return other.equals(voice) ? said : with.apply(other);
        }
        return said;
    }

    @Override
    public Answer publish(TenantId tenant, Reference agent) {
        // The answer's body is not documented; what was asked for is what was published.
        var said =
                retell.post(tenant, "/publish-agent-version/" + agent.id(), new RetellAgent.Publish(agent.version()));
        return said instanceof RetellAnswer.Refused && isPublished(tenant, agent)
                ? new Answer.Accepted(agent)
                : answer(said, _ -> agent);
    }

    /** A version is published once; after a lost answer the second try is refused, though it is all right. */
    private boolean isPublished(TenantId tenant, Reference agent) {
        var said = retell.get(tenant, "/get-agent/" + agent.id() + "?version=" + agent.version());
        var published = said instanceof RetellAnswer.Ok(var body) ? body.get("is_published") : null;
        return published != null && published.isBoolean() && published.getBooleanValue();
    }

    private static Answer answer(RetellAnswer said, Function<JsonNode, Reference> read) {
        return switch (said) {
            case RetellAnswer.Ok(var body) -> new Answer.Accepted(read.apply(body));
            case RetellAnswer.Refused refused
            when isPassing(refused.why()) -> throw new Unreachable("Retell, not now: " + refused.message());
            case RetellAnswer.Refused refused -> new Answer.Refused(refused.status() + " " + refused.message());
        };
    }

    /** What an operator or time mends, without the flow being changed. */
    private static boolean isPassing(RetellAnswer.Why why) {
        return switch (why) {
            case THROTTLED, UNPAID, UNAUTHORISED, NOT_CONFIGURED, CONFLICT -> true;
            case INVALID, NOT_FOUND -> false;
        };
    }

    private static Reference reference(JsonNode body, String field) {
        var id = body.get(field);
        var version = body.get("version");
        if (id == null || !id.isString()) {
            throw new Unreachable("Retell's answer has no " + field);
        }
        return new Reference(id.getStringValue(), version != null && version.isNumber() ? version.getIntValue() : 0);
    }
}
