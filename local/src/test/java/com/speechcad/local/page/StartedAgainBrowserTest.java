package com.speechcad.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that stays open while the lab behind it is started over, as by {@code ./speechcad up --fresh}. */
class StartedAgainBrowserTest {
    private static final Logger LOG = LoggerFactory.getLogger(StartedAgainBrowserTest.class);
    private static final double PATIENCE_MS = 30_000;

    @TempDir
    Path folder;

    private Chromium chromium;
    private Outside outside;
    private Page page;

    @BeforeEach
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.orSkip();
        outside = new Outside(folder.resolve("first"));
        page = chromium.page(1280, 800);
        page.navigate(outside.url().toString());
        page.waitForCondition(this::isAnaThere);
    }

    @AfterEach
    void close() {
        if (outside != null) {
            outside.close();
            chromium.close();
        }
    }

    @Test
    void the_chat_begins_anew() {
        outside.telegram.start(Outside.ANA, Outside.BOT.username(), "");
        outside.bot("sendMessage", "{\"chat_id\":7001,\"text\":\"Of the old lab\"}");
        assertThat(messages("Of the old lab")).hasCount(1);

        startOver();

        page.waitForCondition(this::isAnaThere);
        assertThat(page.locator("#messages li.start")).hasCount(1);
        assertThat(messages("Of the old lab")).hasCount(0);
        outside.telegram.start(Outside.ANA, Outside.BOT.username(), "");
        outside.bot("sendMessage", "{\"chat_id\":7001,\"text\":\"Of the new lab\"}");
        assertThat(messages("Of the new lab")).hasCount(1);
        assertThat(page.locator("body.lost")).hasCount(0);
    }

    @Test
    void the_log_goes_on_with_what_the_new_one_logs_and_shows_each_line_once() {
        for (int i = 0; i < 20; i++) {
            LOG.warn("of the first lab, {}", i);
        }
        log();
        assertThat(lines("of the first lab")).hasCount(20);
        // Another look while the first may still be on its way.
        log();
        log();
        LOG.warn("of the first lab, the last");
        log();
        log();
        assertThat(lines("the last")).hasCount(1);
        assertThat(lines("of the first lab")).hasCount(21);

        startOver();
        LOG.warn("of the second lab");

        assertThat(page.locator("body.lost")).hasCount(0);
        log();
        log();
        assertThat(lines("of the second lab")).hasCount(1);
        assertThat(lines("of the first lab")).hasCount(0);
    }

    private void startOver() {
        var port = outside.routes.port();
        outside.close();
        assertThat(page.locator("body.lost")).hasCount(1);
        outside = new Outside(folder.resolve("second"), port);
    }

    private boolean isAnaThere() {
        return outside.telegram.persons().stream().anyMatch(person -> person.id() == Outside.ANA);
    }

    private void log() {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Log").setExact(true))
                .click();
    }

    private Locator messages(String text) {
        return with(page.locator("#messages .bot"), text);
    }

    private Locator lines(String text) {
        return with(page.locator("#back-panel .log li"), text);
    }

    private static Locator with(Locator all, String text) {
        return all.filter(new Locator.FilterOptions().setHasText(text));
    }
}
