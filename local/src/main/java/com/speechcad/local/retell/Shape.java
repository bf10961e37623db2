package com.speechcad.local.retell;

import com.fasterxml.jackson.databind.JsonNode;

/** What a JSON value must look like. Breaking it is refused in the words of a JSON schema validator. */
@FunctionalInterface
interface Shape {
    /**
     * @param path where the value stands, such as {@code request/body/voice_id}
     * @param closed whether a field nobody knows is refused too
     * @throws Refused at the first thing wrong
     */
    void check(JsonNode value, String path, boolean closed);

    default Shape orNull() {
        return (value, path, closed) -> {
            if (!value.isNull()) {
                check(value, path, closed);
            }
        };
    }
}
