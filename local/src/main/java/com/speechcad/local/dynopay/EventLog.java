package com.speechcad.local.dynopay;

import com.speechcad.local.dynopay.Delivery.Status;
import com.speechcad.local.json.Json;
import java.util.Map;

/** The log of deliveries, newest first, a page at a time. */
final class EventLog {
    private final Courier courier;

    EventLog(Courier courier) {
        this.courier = courier;
    }

    String page(Map<String, String> query) throws ApiRefusal {
        var limit = limit(query.getOrDefault("limit", "20"));
        var after = query.get("starting_after");
        var type = query.get("type");
        var status = query.get("status");
        var found = courier.all().reversed().stream()
                .dropWhile(delivery -> after != null && !delivery.id().equals(after))
                .skip(after == null ? 0 : 1)
                .filter(EventLog::isTheServers)
                .filter(delivery -> delivery.status() != Status.WAITING || delivery.attempts() > 0)
                .filter(delivery -> type == null || delivery.event().equals(type))
                .filter(delivery -> status == null || status.equals("success") == (delivery.status() == Status.SUCCESS))
                .limit(limit + 1L)
                .toList();
        var page = found.subList(0, Math.min(limit, found.size()));
        var body = Json.object();
        body.put("success", true);
        body.put("message", "Events");
        body.put("statusCode", 200);
        var data = body.putArray("data");
        page.forEach(delivery -> data.add(Answers.event(delivery)));
        body.put("has_more", found.size() > limit);
        body.put("next_cursor", found.size() > limit ? page.getLast().id() : null);
        return Json.write(body);
    }

    String resend(String id) throws ApiRefusal {
        var again = courier.find(id)
                .filter(EventLog::isTheServers)
                .flatMap(known -> courier.resend(known.id()))
                .orElseThrow(() -> ApiRefusal.unknown("Event not found"));
        return Answers.envelope("Event resent", Answers.event(again), true);
    }

    /** What somebody else sends in its name the server has never seen, so it cannot send it again under its secret. */
    private static boolean isTheServers(Delivery delivery) {
        return delivery.signing() != Signing.FORGED;
    }

    private static int limit(String text) throws ApiRefusal {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= 100) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw ApiRefusal.invalid("limit_invalid", "limit must be between 1 and 100");
    }
}
