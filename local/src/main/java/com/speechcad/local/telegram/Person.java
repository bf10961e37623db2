package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.speechcad.local.json.Json;

/**
 * Somebody with Telegram on their phone.
 *
 * @param id also the id of their chat with any bot
 * @param languageCode the client's language as an IETF tag, or empty where the client tells none
 * @param phone in E.164, or empty
 */
public record Person(long id, String firstName, String languageCode, String phone) {
    public Person {
        if (id <= 0 || firstName.isBlank()) {
            throw new IllegalArgumentException("a person has a positive id and a first name");
        }
    }

    ObjectNode user() {
        var user = Json.object().put("id", id).put("is_bot", false).put("first_name", firstName);
        return languageCode.isEmpty() ? user : user.put("language_code", languageCode);
    }

    ObjectNode chat() {
        return Json.object().put("id", id).put("first_name", firstName).put("type", "private");
    }
}
