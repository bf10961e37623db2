package com.speechcad.local.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An entry of a bot's menu of commands, without the slash. */
public record Command(String command, String description) {
    static List<Command> list(JsonNode array) {
        var commands = new ArrayList<Command>();
        array.forEach(json -> commands.add(new Command(
                json.path("command").asText(), json.path("description").asText())));
        return commands;
    }
}
