package com.speechcad.local.retell;

import java.util.Set;

/** Which status a disconnection reason leads to. */
final class Reasons {
    private static final Set<String> NOT_CONNECTED = Set.of(
            "dial_busy",
            "dial_failed",
            "dial_no_answer",
            "invalid_destination",
            "telephony_provider_permission_denied",
            "telephony_provider_unavailable",
            "sip_routing_error",
            "marked_as_spam",
            "user_declined");
    private static final Set<String> ERROR = Set.of(
            "concurrency_limit_reached",
            "no_valid_payment",
            "scam_detected",
            "error_llm_websocket_open",
            "error_llm_websocket_lost_connection",
            "error_llm_websocket_runtime",
            "error_llm_websocket_corrupt_payload",
            "error_no_audio_received",
            "error_asr",
            "error_retell",
            "error_unknown",
            "error_user_not_joined",
            "registered_call_timeout");

    private Reasons() {}

    static String status(String reason, boolean connected) {
        if (ERROR.contains(reason)) {
            return "error";
        }
        return connected && !NOT_CONNECTED.contains(reason) ? "ended" : "not_connected";
    }
}
