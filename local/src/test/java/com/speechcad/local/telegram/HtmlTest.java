package com.speechcad.local.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.speechcad.local.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
    private final Lab lab = Lab.started();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>x</p>              | Unsupported start tag "p" at byte offset 0
            a<br>b                | Unsupported start tag "br" at byte offset 1
            नमस्ते <x>             | Unsupported start tag "x" at byte offset 19
            <b>x                  | Can't find end tag corresponding to start tag "b"
            x</b>                 | Unexpected end tag at byte offset 1
            <b><i>x</b></i>       | Unmatched end tag at byte offset 7, expected "</i>", found "</b>"
            <b                    | Unclosed start tag at byte offset 0
            <a href="x            | Unclosed start tag at byte offset 0
            <b>x</b               | Unclosed end tag at byte offset 4
            <span>x</span>        | Tag "span" must have class "tg-spoiler" at byte offset 0
            2 < 3                 | Unsupported start tag "" at byte offset 2
            """)
    void broken_markup_sends_nothing(String html, String reason) {
        var told = lab.refused("sendMessage", body(html));

        assertThat(told).isEqualTo("Bad Request: can't parse entities: " + reason);
        assertThat(lab.chat().messages()).hasSize(1);
    }

    @Test
    void formatting_becomes_entities_counted_in_utf_16() {
        var message = lab.ok(
                "sendMessage",
                body(
                        "😀 <b>bold <i>both</i></b> <a href=\"https://example.org/?a=1&amp;b=2\">link</a> &lt;&#39;&nbsp;"));

        assertThat(message.path("text").asText()).isEqualTo("😀 bold both link <'&nbsp;");
        assertThat(message.path("entities"))
                .map(JsonNode::toString)
                .containsExactly(
                        "{\"type\":\"bold\",\"offset\":3,\"length\":9}",
                        "{\"type\":\"italic\",\"offset\":8,\"length\":4}",
                        "{\"type\":\"text_link\",\"offset\":13,\"length\":4,\"url\":\"https://example.org/?a=1&b=2\"}");
    }

    @Test
    void the_person_sees_it_formatted_and_escaped() {
        lab.ok("sendMessage", body("<b>A &amp; B</b> <pre><code class=\"language-java\">x &lt; y</code></pre>"));

        assertThat(lab.chat().last().html()).isEqualTo("<b>A &amp; B</b> <pre>x &lt; y</pre>");
        assertThat(lab.chat().last().text()).isEqualTo("A & B x < y");
    }

    @Test
    void a_script_in_a_link_is_no_link() {
        lab.ok("sendMessage", body("<a href=\"javascript:alert(1)\">x</a>"));
        lab.ok(
                "sendMessage",
                "{\"chat_id\":42,\"text\":\"x\",\"entities\":[{\"type\":\"text_link\",\"offset\":0,\"length\":1,"
                        + "\"url\":\"javascript:alert(1)\"}]}");

        assertThat(lab.chat().messages())
                .extracting(MessageView::html)
                .doesNotContain("javascript")
                .contains("x");
    }

    @Test
    void length_is_measured_after_parsing() {
        lab.ok("sendMessage", body("<b>" + "x".repeat(4096) + "</b>"));

        assertThat(lab.refused("sendMessage", body("x".repeat(4097)))).isEqualTo("Bad Request: message is too long");
        assertThat(lab.refused("sendMessage", body("<b> </b>"))).isEqualTo("Bad Request: message text is empty");
        assertThat(lab.refused("sendMessage", "{\"chat_id\":42}")).isEqualTo("Bad Request: message text is empty");
    }

    @Test
    void without_a_parse_mode_markup_is_text() {
        lab.sent("<b>1 < 2</b>");

        assertThat(lab.chat().last().text()).isEqualTo("<b>1 < 2</b>");
    }

    private static String body(String html) {
        return Json.write(
                Json.object().put("chat_id", Lab.ANN).put("text", html).put("parse_mode", "HTML"));
    }
}
