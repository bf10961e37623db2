package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as it stands. Its fields are written to the journal after every step, so that nothing about a call lives in
 * memory only (its public ones, that is); they are touched under the lock of {@link Calls} alone.
 */
final class Call {
    public String id = "";
    public String from = "";
    public String to = "";
    public String agentId = "";
    public int agentVersion;
    public @Nullable ObjectNode override;

    public @Nullable ObjectNode metadata;

    public Map<String, String> dynamic = new LinkedHashMap<>();
    public Map<String, String> headers = new LinkedHashMap<>();
    public Map<String, String> collected = new LinkedHashMap<>();
    public @Nullable String storage;

    /** In the provider's words: registered, ongoing, ended, not_connected, error. */
    public String status = "registered";

    public boolean ringing;
    public long createdMs;
    public long startMs;
    public long endMs;
    public long durationMs;
    public @Nullable String reason;

    public @Nullable String transferDestination;
    public long transferMs;

    public boolean voicemail;
    public boolean analyzed;
    public boolean huge;

    /** Where the conversation is; empty before it began. */
    public String node = "";

    public After after = After.LISTEN;
    public int reminders;

    /** Keys of the input under way, and keys that came before the agent listened. */
    public String digits = "";

    public String queuedKeys = "";

    /** The last thing the callee did. */
    public Turn.Kind turnKind = Turn.Kind.SILENCE;

    public String turnText = "";

    /** Who is at the other end, and how far its script has come. */
    public Callee callee = new Callee.Manual();

    public int acts;
    public String recording = "";
    public String scrubbedRecording = "";
    public Map<Alarm, Long> alarms = new EnumMap<>(Alarm.class);

    /** The instant of the alarm that is going off, 0 when none is; see {@link Alarms}. */
    long momentMs;

    /** Kept entry by entry, not with the call. */
    List<Entry> entries = new ArrayList<>();

    boolean over() {
        return endMs > 0 || !(status.equals("registered") || status.equals("ongoing"));
    }

    boolean ongoing() {
        return status.equals("ongoing");
    }

    /** What comes when the agent has said its sentence. */
    enum After {
        LISTEN,
        PROCEED,
        TRANSFER,
        END,
        VOICEMAIL
    }
}
