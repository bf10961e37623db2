package com.speechcad.local.retell;

/**
 * A webhook on its way.
 *
 * @param body exactly what is sent, the same at every try
 * @param tries how often it was tried
 * @param dueMs when it is tried next
 * @param held waits for a later webhook of the same call
 * @param signing how it is signed
 */
record Delivery(
        String id,
        String callId,
        String event,
        String url,
        String body,
        long timeoutMs,
        int tries,
        long dueMs,
        boolean held,
        Signing signing) {

    Delivery due(long whenMs) {
        return new Delivery(id, callId, event, url, body, timeoutMs, tries, whenMs, false, signing);
    }

    Delivery triedOnceMore(long nextMs) {
        return new Delivery(id, callId, event, url, body, timeoutMs, tries + 1, nextMs, false, signing);
    }

    enum Signing {
        RIGHT,
        WRONG_KEY,
        EXPIRED
    }
}
