package com.speechcad.local.bench;

import com.speechcad.kernel.Money;
import com.speechcad.kernel.Secret;
import com.speechcad.local.bench.Letterbox.Letter;
import com.speechcad.provider.retell.RetellSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Retell says that a call is over: it is closed, charged, its slot freed, its owner told. */
final class CallEndedWork implements Work {
    private static final long CALLER = 7600;
    private static final Money CREDIT = Money.dollars(1_000);
    private static final Secret KEY = new Secret(RigKeys.RETELL_WEBHOOK_KEY);
    private static final String ROW = "attempt where tenant_id = 1 and id = ?";

    private final Rig rig;
    private final Measured measured;
    private final OpenCalls calls;
    private final Deque<OpenCalls.Open> open = new ArrayDeque<>();
    private final String letter;
    private long callers;

    CallEndedWork(Rig rig) {
        this.rig = rig;
        this.measured = new Measured(rig);
        this.calls = new OpenCalls(rig.rooms(), rig.clock());
        this.letter = recorded();
    }

    @Override
    public String name() {
        return "call_ended";
    }

    /** Somebody new each time, so that no wallet is full of calls. */
    @Override
    public void prepare(int count) {
        var person = CALLER + callers++;
        rig.telegram().person(person, "Ana", "en", "+14155550101");
        rig.telegram().start(person, Rig.BOT, "");
        var caller = calls.caller(person, CREDIT);
        for (int i = 0; i < count; i++) {
            open.add(calls.open(caller));
        }
    }

    @Override
    public Sample once() {
        var call = open.remove();
        var now = rig.clock().instant();
        var body = letter.replace("@ATTEMPT@", call.attempt().toString())
                .replace("@CALL@", call.providerCall())
                .replace("@START@", Long.toString(now.minusSeconds(61).toEpochMilli()))
                .replace("@END@", Long.toString(now.minusSeconds(1).toEpochMilli()))
                .getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "content-type", "application/json", RetellSignature.HEADER, RetellSignature.sign(body, KEY, now));
        return measured.send(new Letter("/retell/default", headers, body), ROW, call.attempt());
    }

    private static String recorded() {
        try (var text = CallEndedWork.class.getResourceAsStream("/bench/call-ended.json")) {
            if (text == null) {
                throw new IllegalStateException("the recorded call is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
