package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;

/** Hands a call to another number. It fails when that number is scripted not to answer. */
final class Transfer {
    private final Scripts scripts;
    private final Webhooks webhooks;

    Transfer(Scripts scripts, Webhooks webhooks) {
        this.scripts = scripts;
        this.webhooks = webhooks;
    }

    /** Tells that it began and how it ended. */
    boolean succeeds(Call call, String number, JsonNode option) {
        var more = Json.object();
        more.putObject("transfer_destination").put("type", "predefined").put("number", number);
        more.set("transfer_option", option);
        webhooks.emit(call, "transfer_started", more);
        var answers = !number.isEmpty()
                && switch (scripts.of(number)) {
                    case Callee.Busy _, Callee.NoAnswer _, Callee.Declines _, Callee.Fails _ -> false;
                    case Callee.Manual _, Callee.Answers _, Callee.Voicemail _, Callee.HangsUp _, Callee.LongCall _ ->
                        true;
                };
        webhooks.emit(call, answers ? "transfer_bridged" : "transfer_cancelled", more);
        return answers;
    }

    /** How long the second leg lasts: as the number is scripted, else half a minute. */
    long lastsMs(String number) {
        return switch (scripts.of(number)) {
            case Callee.HangsUp(long _, long talkMs) -> talkMs;
            case Callee.LongCall(long _, long talkMs) -> talkMs;
            case Callee.Manual _,
                    Callee.Answers _,
                    Callee.Voicemail _,
                    Callee.Busy _,
                    Callee.NoAnswer _,
                    Callee.Declines _,
                    Callee.Fails _ -> 30_000;
        };
    }
}
