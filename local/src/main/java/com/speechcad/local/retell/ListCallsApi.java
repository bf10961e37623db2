package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.util.ArrayList;
import java.util.Comparator;

/** {@code /v3/list-calls}: filters, order and pages; items without transcripts. */
final class ListCallsApi {
    private final Workspace workspace;
    private final Calls calls;
    private final CallJson json;
    private final Api api;

    ListCallsApi(Workspace workspace, Calls calls, CallJson json, Api api) {
        this.workspace = workspace;
        this.calls = calls;
        this.json = json;
        this.api = api;
        api.on("POST", "/v3/list-calls", this::list);
    }

    private Response list(Request request) {
        var query = api.body(request, FilterShape.LIST);
        if (query.has("skip") && query.has("pagination_key")) {
            throw Refused.because(400, "skip and pagination_key cannot be used together.");
        }
        var filter = new CallFilters(query.path("filter_criteria"));
        var items = calls.locked(() -> {
            var order = Comparator.comparingLong((Call call) -> call.startMs > 0 ? call.startMs : call.createdMs);
            var found = new ArrayList<ObjectNode>();
            calls.all().stream()
                    .filter(call -> filter.fitsMetadata(call) && CallApi.isVisible(workspace, call))
                    .sorted(query.path("sort_order").asText().equals("ascending") ? order : order.reversed())
                    .map(json::listed)
                    .filter(filter::fits)
                    .forEach(found::add);
            return found;
        });
        var from = query.path("skip").asInt(0);
        var after = query.path("pagination_key").asText("");
        for (int i = 0; i < items.size() && !after.isEmpty(); i++) {
            if (items.get(i).path("call_id").asText().equals(after)) {
                from = i + 1;
            }
        }
        var page = Api.page(items, from, query.path("limit").asInt(50), "call_id");
        if (query.path("include_total").asBoolean(false)) {
            page.put("total", items.size());
        }
        return Api.json(200, page);
    }
}
