package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call cost, in US cents, and how fast its agent was. */
final class Costs {
    /** Cents a minute. */
    private static final Map<String, String> PRICES = prices();

    private Costs() {}

    static ObjectNode of(Call call) {
        var cost = Json.object();
        var products = cost.putArray("product_costs");
        if (call.startMs == 0) {
            return cost.put("combined_cost", 0);
        }
        var seconds = (call.durationMs + 999) / 1000;
        var sum = BigDecimal.ZERO;
        var unitSum = BigDecimal.ZERO;
        for (var price : PRICES.entrySet()) {
            var unit = new BigDecimal(price.getValue()).divide(BigDecimal.valueOf(60), 7, RoundingMode.HALF_UP);
            var part = unit.multiply(BigDecimal.valueOf(seconds)).setScale(4, RoundingMode.HALF_UP);
            products.addObject()
                    .put("product", price.getKey())
                    .put("unit_price", unit)
                    .put("cost", part);
            sum = sum.add(part);
            unitSum = unitSum.add(unit);
        }
        return cost.put("total_duration_seconds", seconds)
                .put("total_duration_unit_price", unitSum)
                .put("combined_cost", sum);
    }

    static ObjectNode latency(Call call) {
        var turns = (int) call.entries.stream().filter(Entry::isSpeech).count();
        var latency = Json.object();
        var e2e = latency.putObject("e2e");
        e2e.put("p50", 1180).put("p90", 1490).put("p95", 1530).put("p99", 1560);
        e2e.put("max", 1570).put("min", 980).put("num", turns);
        var values = e2e.putArray("values");
        for (int i = 0; i < Math.min(turns, 50); i++) {
            values.add(980 + (i * 97) % 591);
        }
        return latency;
    }

    static ObjectNode tokens(Call call) {
        var requests = (int) call.entries.stream()
                .filter(entry -> entry.role().equals("agent"))
                .count();
        var usage = Json.object();
        var values = usage.putArray("values");
        for (int i = 0; i < requests; i++) {
            values.add(812 + 40 * i);
        }
        return usage.put("average", 812 + 20 * Math.max(0, requests - 1)).put("num_requests", requests);
    }

    private static Map<String, String> prices() {
        var prices = new LinkedHashMap<String, String>();
        prices.put("retell_platform", "5.5");
        prices.put("elevenlabs_tts", "1.5");
        prices.put("gpt_4_1", "4.5");
        prices.put("us_telephony", "1.5");
        return prices;
    }
}
