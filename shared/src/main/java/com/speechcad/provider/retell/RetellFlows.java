package com.speechcad.provider.retell;

import com.speechcad.flow.CompiledFlow;
import com.speechcad.flow.ProviderFlows;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Conversation flows of a workspace: read, changed while they are drafts, deleted. */
@Singleton
@Secondary
class RetellFlows implements ProviderFlows {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final String ID = "conversation_flow_id";

    private final RetellHttp http;

    RetellFlows(RetellHttp http) {
        this.http = http;
    }

    @Override
    public Said<List<Copy>> list(TenantId tenant) {
        var all = new ArrayList<Copy>();
        var next = Optional.of("");
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            switch (http.get(tenant, "/v2/list-conversation-flows?limit=" + PAGE + next.get())) {
                case RetellAnswer.Ok(var body) -> {
                    Fields.list(body, "items").forEach(item -> all.add(copy(item)));
                    next = Fields.flag(body, "has_more")
                            ? Fields.text(body, "pagination_key").map(key -> "&pagination_key=" + encoded(key))
                            : Optional.empty();
                }
                case RetellAnswer.Refused refused -> {
                    return refused(refused);
                }
            }
        }
        return new Said.Done<>(List.copyOf(all));
    }

    @Override
    public Said<Copy> get(TenantId tenant, String id) {
        return said(http.get(tenant, "/get-conversation-flow/" + encoded(id)), RetellFlows::copy);
    }

    @Override
    public Said<Copy> save(TenantId tenant, String id, CompiledFlow flow) {
        return said(
                http.patch(tenant, "/update-conversation-flow/" + encoded(id), RetellGraph.of(flow)),
                RetellFlows::copy);
    }

    @Override
    public Said<Boolean> delete(TenantId tenant, String id) {
        return said(http.delete(tenant, "/delete-conversation-flow/" + encoded(id) + "?force_delete=true"), _ -> true);
    }

    private static <T> Said<T> said(RetellAnswer answer, Function<JsonNode, T> read) {
        return switch (answer) {
            case RetellAnswer.Ok(var body) -> new Said.Done<>(read.apply(body));
            case RetellAnswer.Refused refused -> refused(refused);
        };
    }

    private static <T> Said<T> refused(RetellAnswer.Refused refused) {
        var why = switch (refused.why()) {
            case NOT_CONFIGURED, UNAUTHORISED -> Why.KEY;
            case UNPAID -> Why.UNPAID;
            case NOT_FOUND -> Why.NOT_FOUND;
            case THROTTLED -> Why.THROTTLED;
            case INVALID, CONFLICT -> Why.INVALID;
        };
        return new Said.Refused<>(why, refused.status() + " " + refused.message());
    }

    private static Copy copy(JsonNode body) {
        return new Copy(
                Fields.text(body, ID).orElseThrow(() -> new Unreachable("Retell's flow has no id")),
                Fields.whole(body, "version").map(Math::toIntExact).orElse(0),
                Fields.list(body, "nodes").stream()
                        .flatMap(node -> Fields.text(node, "id").stream())
                        .toList());
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
