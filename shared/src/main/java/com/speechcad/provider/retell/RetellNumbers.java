package com.speechcad.provider.retell;

import com.speechcad.call.NumberList;
import com.speechcad.kernel.PhoneNumber;
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

/** Reads a workspace's numbers, page by page, and how many calls it may run at once. */
@Singleton
@Secondary
class RetellNumbers implements NumberList {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final long DEFAULT_CONCURRENCY = 20;

    private final RetellHttp http;

    RetellNumbers(RetellHttp http) {
        this.http = http;
    }

    @Override
    public Workspace read(TenantId tenant) {
        try {
            return new Workspace.Of(numbers(tenant), concurrency(tenant), http.line(tenant));
        } catch (Closed closed) {
            return new Workspace.Closed(closed.refused.status() + " " + closed.refused.message());
        }
    }

    private List<Owned> numbers(TenantId tenant) throws Closed {
        var all = new ArrayList<Owned>();
        var next = Optional.of("");
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            var answer = ask(tenant, "/v2/list-phone-numbers?limit=" + PAGE + next.get());
            Fields.list(answer, "items").forEach(item -> owned(item).ifPresent(all::add));
            next = Fields.flag(answer, "has_more")
                    ? Fields.text(answer, "pagination_key").map(RetellNumbers::from)
                    : Optional.empty();
        }
        if (next.isPresent()) {
            // Half a list would make the other half of the numbers look gone.
            throw new Unreachable("more than " + MOST_PAGES + " pages of numbers");
        }
        return List.copyOf(all);
    }

    private int concurrency(TenantId tenant) throws Closed {
        var said = ask(tenant, "/get-concurrency");
        var limit = Fields.whole(said, "concurrency_limit").orElse(DEFAULT_CONCURRENCY);
        // What is kept for calls that come in, nobody may call out with.
        var kept = Fields.whole(said, "reserved_inbound_concurrency").orElse(0L);
        return Math.toIntExact(Math.max(0, limit - Math.max(0, kept)));
    }

    private JsonNode ask(TenantId tenant, String path) throws Closed {
        return switch (http.get(tenant, path)) {
            case RetellAnswer.Ok(var body) -> body;
            case RetellAnswer.Refused refused
            when refused.why() == RetellAnswer.Why.THROTTLED -> throw new Unreachable("Retell asks to slow down");
            case RetellAnswer.Refused refused -> throw new Closed(refused);
        };
    }

    private static Optional<Owned> owned(JsonNode item) {
        return Fields.text(item, "phone_number")
                .flatMap(PhoneNumber::international)
                .map(number -> new Owned(number, Fields.text(item, "nickname").orElse("")));
    }

    private static String from(String key) {
        return "&pagination_key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private static final class Closed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient RetellAnswer.Refused refused;

        Closed(RetellAnswer.Refused refused) {
            this.refused = refused;
        }
    }
}
