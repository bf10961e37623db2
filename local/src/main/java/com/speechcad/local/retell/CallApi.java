package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.http.Request;
import com.speechcad.local.http.Response;
import java.util.List;

/** Calls that exist: get, update, stop, delete. */
final class CallApi {
    private static final long DAY_MS = 86_400_000;
    private static final int METADATA_BYTES = 50_000;
    private static final List<String> STRICTER =
            List.of("everything", "everything_except_pii", "basic_attributes_only");

    private final Workspace workspace;
    private final Calls calls;
    private final CallLife life;
    private final CallJson json;
    private final Api api;

    CallApi(Workspace workspace, Calls calls, CallLife life, CallJson json, Api api) {
        this.workspace = workspace;
        this.calls = calls;
        this.life = life;
        this.json = json;
        this.api = api;
        api.on("GET", "/v2/get-call/{id}", request -> shown(found(request)))
                .on("PATCH", "/v2/update-call/{id}", this::update)
                .on("POST", "/v2/stop-call/{id}", this::stop)
                .on("DELETE", "/v2/delete-call/{id}", this::delete);
    }

    /** Retention makes old calls disappear. */
    static boolean isVisible(Workspace workspace, Call call) {
        var agent = new CallContext(workspace, call).agent();
        var days = agent.path("data_storage_retention_days").asLong(0);
        return days == 0 || call.endMs == 0 || workspace.clock.millis() < call.endMs + days * DAY_MS;
    }

    private Response shown(Call call) {
        return Api.json(200, calls.locked(() -> json.api(call)));
    }

    private Response update(Request request) {
        var changes = api.body(request, CallShape.UPDATE);
        var call = found(request);
        if (changes.path("metadata").toString().length() > METADATA_BYTES) {
            throw Refused.because(400, "metadata must not exceed 50kB");
        }
        var storage = changes.path("data_storage_setting").asText(json.storage(call));
        if (STRICTER.indexOf(storage) < STRICTER.indexOf(json.storage(call))) {
            throw Refused.because(400, "data_storage_setting can only become more restrictive");
        }
        calls.locked(() -> {
            if (changes.path("metadata") instanceof ObjectNode metadata) {
                call.metadata = metadata;
            }
            call.storage = storage;
            calls.save(call);
        });
        return shown(call);
    }

    private Response stop(Request request) {
        var call = found(request);
        calls.locked(() -> {
            var ringing = call.status.equals("registered")
                    && workspace.settings.strictness().stopWhileRinging();
            if (!call.ongoing() && !ringing) {
                throw Refused.because(422, Refused.NOT_FOUND);
            }
            life.end().end(call, "manual_stopped");
            calls.save(call);
        });
        return Response.empty(204);
    }

    private Response delete(Request request) {
        var call = found(request);
        if (!call.over()) {
            throw Refused.because(422, "Cannot delete a call that is not over.");
        }
        calls.remove(call);
        return Response.empty(204);
    }

    private Call found(Request request) {
        return calls.find(request.variable("id"))
                .filter(call -> isVisible(workspace, call))
                .orElseThrow(workspace::notFound);
    }
}
