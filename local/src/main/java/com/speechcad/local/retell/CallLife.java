package com.speechcad.local.retell;

import com.speechcad.local.json.Json;
import java.time.Duration;

/** A call from its first ring to its analysis. */
final class CallLife {
    private static final Duration NOTICES_A_MACHINE = Duration.ofSeconds(3);
    private static final Duration A_MACHINE_RECORDS = Duration.ofMinutes(1);
    private static final Duration BUSY_TONE = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final Calls calls;
    private final Alarms alarms;
    private final Scripts scripts;
    private final Webhooks webhooks;
    private final CallEnd end;
    private final Conversation conversation;
    private final Faults faults;

    CallLife(Workspace workspace, Calls calls, Alarms alarms, Scripts scripts, Webhooks webhooks, Faults faults) {
        this.workspace = workspace;
        this.calls = calls;
        this.alarms = alarms;
        this.scripts = scripts;
        this.webhooks = webhooks;
        this.faults = faults;
        end = new CallEnd(workspace, calls, alarms, faults);
        conversation = new Conversation(workspace, calls, alarms, end, new Transfer(scripts, webhooks));
    }

    CallEnd end() {
        return end;
    }

    /** A registered call is on its way. */
    void place(Call call) {
        calls.locked(() -> {
            call.callee = scripts.of(call.to);
            if (!faults.happens(Fault.Kind.STUCK, call.to)) {
                alarms.set(call, Alarm.RING, workspace.settings.dialDelay());
            }
            calls.save(call);
        });
    }

    void goOff(Call call, Alarm alarm) {
        switch (alarm) {
            case RING -> ring(call);
            case PICK_UP -> pickUp(call);
            case RING_OUT -> end.end(call, "dial_no_answer");
            case BEGIN -> conversation.begin(call);
            case SPOKEN -> conversation.spoken(call);
            case DIGITS -> conversation.digitsComplete(call);
            case REMINDER -> conversation.remind(call);
            case SILENCE -> end.end(call, "inactivity");
            case MAX_DURATION -> end.end(call, "max_duration_reached");
            case ACT -> act(call);
            case HANG_UP -> end.end(call, "user_hangup");
            case REPORT -> report(call);
            case ANALYSIS -> analysis(call);
        }
    }

    /** The callee picks up; false when it is not ringing. */
    boolean answer(Call call) {
        if (!call.ringing) {
            return false;
        }
        alarms.cancel(call, Alarm.PICK_UP, Alarm.RING_OUT);
        call.ringing = false;
        call.status = "ongoing";
        call.startMs = alarms.nowMs(call);
        alarms.set(call, Alarm.MAX_DURATION, Duration.ofMillis(end.limitMs(call)));
        webhooks.emit(call, "call_started", Json.object());
        switch (call.callee) {
            case Callee.HangsUp(long _, long talkMs) -> alarms.set(call, Alarm.HANG_UP, Duration.ofMillis(talkMs));
            case Callee.LongCall(long _, long talkMs) -> alarms.set(call, Alarm.HANG_UP, Duration.ofMillis(talkMs));
            case Callee.Voicemail _ -> call.voicemail = true;
            case Callee.Manual _,
                    Callee.Answers _,
                    Callee.Busy _,
                    Callee.NoAnswer _,
                    Callee.Declines _,
                    Callee.Fails _ -> {}
        }
        if (!call.voicemail || !meetsMachine(call)) {
            conversation.open(call);
        }
        return true;
    }

    /** Before it was answered this declines the call. */
    boolean hangUp(Call call) {
        if (call.over() || (!call.ringing && !call.ongoing())) {
            return false;
        }
        end.end(call, call.ringing ? "user_declined" : "user_hangup");
        return true;
    }

    boolean press(Call call, String keys) {
        if (call.ongoing() && keys.matches("[0-9*#]+")) {
            conversation.press(call, keys);
            return true;
        }
        return false;
    }

    boolean say(Call call, String words) {
        if (call.ongoing() && !words.isBlank()) {
            conversation.hear(call, words);
            return true;
        }
        return false;
    }

    private void ring(Call call) {
        if (!Numbers.isDiallable(call.to)) {
            end.end(call, "invalid_destination");
            return;
        }
        call.ringing = true;
        alarms.set(
                call,
                Alarm.RING_OUT,
                Duration.ofMillis(new CallContext(workspace, call).setting("ring_duration_ms", 30_000)));
        switch (call.callee) {
            case Callee.Manual _, Callee.NoAnswer _ -> {}
            case Callee.Busy _ -> alarms.set(call, Alarm.PICK_UP, BUSY_TONE);
            case Callee.Answers(long after, var _) -> pickUpAfter(call, after);
            case Callee.Declines(long after) -> pickUpAfter(call, after);
            case Callee.Voicemail(long after) -> pickUpAfter(call, after);
            case Callee.HangsUp(long after, long _) -> pickUpAfter(call, after);
            case Callee.LongCall(long after, long _) -> pickUpAfter(call, after);
            case Callee.Fails(long after, String _) -> pickUpAfter(call, after);
        }
    }

    private void pickUpAfter(Call call, long afterMs) {
        alarms.set(call, Alarm.PICK_UP, Duration.ofMillis(afterMs));
    }

    private void pickUp(Call call) {
        switch (call.callee) {
            case Callee.Busy _ -> end.end(call, "dial_busy");
            case Callee.Declines _ -> end.end(call, "user_declined");
            case Callee.Fails(long _, String reason) -> end.end(call, reason);
            case Callee.NoAnswer _, Callee.Manual _ -> {}
            case Callee.Answers _, Callee.Voicemail _, Callee.HangsUp _, Callee.LongCall _ -> answer(call);
        }
    }

    private void act(Call call) {
        if (call.callee instanceof Callee.Answers(long _, var acts) && call.acts < acts.size()) {
            switch (acts.get(call.acts++)) {
                case Callee.Press(String keys) -> press(call, keys);
                case Callee.Say(String words) -> say(call, words);
                case Callee.StaySilent _ -> {}
                case Callee.HangUp _ -> end.end(call, "user_hangup");
            }
        }
    }

    /** True when the agent looks for machines and has found one. */
    private boolean meetsMachine(Call call) {
        var context = new CallContext(workspace, call);
        var action = context.agent().path("voicemail_option").path("action");
        var text = context.fill(action.path("text").asText(""));
        if (action.isMissingNode()) {
            alarms.set(call, Alarm.HANG_UP, A_MACHINE_RECORDS);
            return false;
        }
        if (text.isEmpty()) {
            call.after = Call.After.VOICEMAIL;
            alarms.set(call, Alarm.SPOKEN, NOTICES_A_MACHINE);
        } else {
            conversation.say(call, text, Call.After.VOICEMAIL);
        }
        return true;
    }

    private void report(Call call) {
        webhooks.emit(call, "call_ended", Json.object());
    }

    private void analysis(Call call) {
        call.analyzed = true;
        webhooks.emit(call, "call_analyzed", Json.object());
    }
}
