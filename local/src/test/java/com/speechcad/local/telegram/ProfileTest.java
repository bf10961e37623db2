package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private static final String PRIVATE = ",\"scope\":{\"type\":\"all_private_chats\"}";
    private static final String ANNS = ",\"scope\":{\"type\":\"chat\",\"chat_id\":42}";

    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_menu_is_found_from_the_most_specific_to_the_general() {
        lab.telegram.person(Lab.ANN, "Ann", "hi-IN", "");
        assertThat(lab.telegram.commands(Lab.ANN, Lab.BOT)).isEmpty();

        menu("general", "");
        assertThat(seen()).isEqualTo("general");
        menu("hindi", ",\"language_code\":\"hi\"");
        assertThat(seen()).isEqualTo("hindi");
        menu("privately", PRIVATE);
        assertThat(seen()).isEqualTo("privately");
        menu("privately_hindi", PRIVATE + ",\"language_code\":\"hi\"");
        assertThat(seen()).isEqualTo("privately_hindi");
        menu("anns", ANNS);
        assertThat(seen()).isEqualTo("anns");
        menu("anns_hindi", ANNS + ",\"language_code\":\"hi\"");
        assertThat(seen()).isEqualTo("anns_hindi");

        lab.ok("deleteMyCommands", "{\"language_code\":\"hi\"" + ANNS + "}");
        assertThat(seen()).isEqualTo("anns");
        assertThat(lab.telegram.commands(Lab.BOB, Lab.BOT).getFirst().command()).isEqualTo("privately_hindi");
    }

    @Test
    void a_bot_reads_back_exactly_one_list() {
        menu("general", "");

        assertThat(lab.ok("getMyCommands", "{}").toString())
                .isEqualTo("[{\"command\":\"general\",\"description\":\"x\"}]");
        assertThat(lab.ok("getMyCommands", "{\"language_code\":\"hi\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"command":"Wallet","description":"x"}] | BOT_COMMAND_INVALID
            [{"command":"","description":"x"}]       | command must be non-empty
            [{"command":"x","description":""}]       | command description must be non-empty
            [{"command":"a23456789012345678901234567890123","description":"x"}] | command length must not exceed 32
            {}                                       | expected an Array of BotCommand
            """)
    void a_command_telegram_would_not_list_is_refused(String commands, String reason) {
        assertThat(lab.refused("setMyCommands", "{\"commands\":" + commands + "}"))
                .isEqualTo("Bad Request: " + reason);
    }

    @Test
    void a_language_has_two_letters() {
        assertThat(lab.refused("setMyCommands", "{\"commands\":[],\"language_code\":\"hindi\"}"))
                .isEqualTo("Bad Request: invalid language code specified");
    }

    @Test
    void names_and_descriptions_go_by_language() {
        lab.ok("setMyName", "{\"name\":\"Call\"}");
        lab.ok("setMyName", "{\"name\":\"कॉल\",\"language_code\":\"hi\"}");
        lab.ok("setMyDescription", "{\"description\":\"What it does\"}");
        lab.ok("setMyShortDescription", "{\"short_description\":\"Calls\"}");

        assertThat(lab.ok("getMyName", "{\"language_code\":\"hi\"}")
                        .path("name")
                        .asText())
                .isEqualTo("कॉल");
        assertThat(lab.ok("getMyName", "{\"language_code\":\"fr\"}")
                        .path("name")
                        .asText())
                .isEqualTo("Call");
        assertThat(lab.ok("getMyDescription", "{}").path("description").asText())
                .isEqualTo("What it does");
        assertThat(lab.refused("setMyName", "{\"name\":\"" + "x".repeat(65) + "\"}"))
                .isEqualTo("Bad Request: name is too long");
    }

    @ParameterizedTest
    @CsvSource({"setMyDescription, description, 513", "setMyShortDescription, short_description, 121"})
    void a_description_that_is_too_long_or_for_no_language_is_refused(String method, String field, int tooLong) {
        assertThat(lab.refused(method, "{\"" + field + "\":\"" + "x".repeat(tooLong) + "\"}"))
                .isEqualTo("Bad Request: " + field.replace('_', ' ') + " is too long");
        assertThat(lab.refused(method, "{\"" + field + "\":\"x\",\"language_code\":\"zh-hans\"}"))
                .isEqualTo("Bad Request: invalid language code specified");
    }

    @Test
    void the_menu_button_is_the_persons_own_or_everybodys() {
        assertThat(lab.telegram.menuButton(Lab.ANN, Lab.BOT)).isEqualTo("{\"type\":\"commands\"}");

        lab.ok(
                "setChatMenuButton",
                "{\"chat_id\":42,\"menu_button\":{\"type\":\"web_app\",\"text\":\"Open\",\"web_app\":{\"url\":\"https://a.b\"}}}");

        assertThat(lab.telegram.menuButton(Lab.ANN, Lab.BOT)).contains("https://a.b");
        assertThat(lab.telegram.menuButton(Lab.BOB, Lab.BOT)).isEqualTo("{\"type\":\"commands\"}");
        assertThat(lab.refused("setChatMenuButton", "{\"menu_button\":{\"type\":\"disco\"}}"))
                .startsWith("Bad Request: can't parse MenuButton");
    }

    private void menu(String command, String more) {
        lab.ok("setMyCommands", "{\"commands\":[{\"command\":\"" + command + "\",\"description\":\"x\"}]" + more + "}");
    }

    private String seen() {
        return lab.telegram.commands(Lab.ANN, Lab.BOT).getFirst().command();
    }
}
