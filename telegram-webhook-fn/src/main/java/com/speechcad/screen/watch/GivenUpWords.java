package com.speechcad.screen.watch;

import com.speechcad.text.Text;
import com.speechcad.text.TextKey;

/** What admins read about jobs and messages that were given up. */
enum GivenUpWords implements TextKey {
    OPEN,
    TITLE,
    TITLE_MESSAGES,
    EMPTY,
    NO_JOBS,
    NO_MESSAGES,
    JOB,
    OF_CAMPAIGN,
    NAMED,
    WHOSE,
    MESSAGE,
    SEE_MESSAGES,
    SEE_JOBS,
    NUMBER,
    ASK,
    NO_AGAIN,
    NO_AGAIN_MESSAGE,
    AGAIN,
    TAKEN_UP,
    DISMISSED,
    MEANWHILE,
    REASON_BAD,

    KIND_FILE,
    KIND_LIST,
    KIND_CAMPAIGN,
    KIND_CALL,
    KIND_TOP_UP,
    KIND_FLOW,
    KIND_ACCOUNT,
    KIND_OTHER,

    WHY_AWAY,
    WHY_DIED,
    WHY_UNKNOWN,
    WHY_FAULT,
    WHY_REFUSED,
    WHY_A_DAY,
    WHY_GONE,
    WHY_TELEGRAM;

    @Override
    public String bundle() {
        return "given-up";
    }

    /** What it was to bring about; every kind has its own name besides. */
    static GivenUpWords kind(String kind) {
        return switch (kind) {
            case "export-answers",
                    "export-campaign",
                    "export-contacts",
                    "export-do-not-call",
                    "export-dry-run",
                    "export-ledger",
                    "export-my-data",
                    "export-statement",
                    "send-rejects",
                    "limit-evidence",
                    "number-evidence" -> KIND_FILE;
            case "import-contacts", "remove-imported", "empty-deleted-list", "read-opt-outs", "read-references" ->
                KIND_LIST;
            case "campaign-copy",
                    "campaign-quote",
                    "campaign-schedule",
                    "campaign-stop",
                    "campaign-hang-up",
                    "campaign-summary" -> KIND_CAMPAIGN;
            case "stop-call", "show-answers", "fetch-recording", "judge-flow" -> KIND_CALL;
            case "create-payment", "check-top-up", "verify-payment", "resend-letter", "reconcile-payments" ->
                KIND_TOP_UP;
            case "draw-flow", "publish-flow", "voice-sample", "forget-flow" -> KIND_FLOW;
            case "close-account" -> KIND_ACCOUNT;
            default -> KIND_OTHER;
        };
    }

    /** @param note as it was thrown: the name of its kind, a colon and more for whoever reads the log */
    static Text why(String note) {
        var kind = note.split(":", 2)[0];
        if (kind.endsWith(".Unreachable")) {
            return Text.text(WHY_AWAY);
        }
        if (note.contains("its process ended")) {
            return Text.text(WHY_DIED);
        }
        if (note.equals("nobody does this kind")) {
            return Text.text(WHY_UNKNOWN);
        }
        return kind.matches("[a-z]+(\\.\\w+)+")
                ? Text.text(WHY_FAULT).with("what", kind.substring(kind.lastIndexOf('.') + 1))
                : Text.text(WHY_REFUSED).with("what", note);
    }

    /** Why Telegram has not taken a message. */
    static Text ofMessage(String why) {
        if (why.startsWith("given up after")) {
            return Text.text(WHY_A_DAY);
        }
        return why.equals("gone")
                ? Text.text(WHY_GONE)
                : Text.text(WHY_TELEGRAM).with("what", why);
    }
}
