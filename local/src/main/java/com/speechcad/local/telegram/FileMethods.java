package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a bot asks about itself and about files. */
final class FileMethods {
    private final Files files;

    FileMethods(Files files) {
        this.files = files;
    }

    Map<String, Method> all() {
        return Map.of("getMe", FileMethods::getMe, "getFile", this::getFile);
    }

    private static JsonNode getMe(Bot bot, Params params) {
        return bot.user()
                .put("can_join_groups", false)
                .put("can_read_all_group_messages", false)
                .put("supports_inline_queries", false)
                .put("has_main_web_app", false);
    }

    private JsonNode getFile(Bot bot, Params params) {
        return files.link(bot, params.string("file_id")).file();
    }
}
