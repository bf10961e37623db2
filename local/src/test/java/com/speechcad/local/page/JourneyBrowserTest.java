package com.speechcad.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.speechcad.local.Lab;
import com.speechcad.local.MigratedLab;
import com.speechcad.local.page.Journey.Talk;
import com.speechcad.local.telegram.TelegramSettings;
import com.speechcad.text.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole journey by hand, in a real browser against the whole stack: way in, own number, top-up, tier, plan, flow,
 * call, receipt, statement. Takes the README's picture where {@code speechcad.screenshot} names a file for it.
 */
class JourneyBrowserTest {
    private static final double PATIENCE_MS = 30_000;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Lab lab;
    private Page page;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.orSkip();
        lab = MigratedLab.start(folder);
        // A person does not tap as fast as this test; Telegram would slow the bot down after thirty messages.
        lab.telegram().limit(new TelegramSettings.Limits(false, 30, 60));
    }

    @AfterAll
    static void stop() {
        if (lab != null) {
            lab.close();
            chromium.close();
        }
    }

    @BeforeEach
    void openABrowser() {
        page = chromium.page(1280, 800);
    }

    @AfterEach
    void nothing_went_wrong_in_the_browser() {
        page.context().close();
        assertThat(chromium.takeComplaints()).isEmpty();
    }

    @Test
    void in_english() {
        journey(
                persona(7001),
                Language.EN,
                new Talk(
                        "Appointment reminder",
                        "Your appointment is tomorrow at ten.",
                        "To confirm press 1.",
                        "Which day?",
                        "Goodbye.",
                        "Monday morning"));
    }

    @Test
    void in_hindi() {
        journey(
                persona(7002),
                Language.HI,
                new Talk(
                        "अपॉइंटमेंट",
                        "आपकी अपॉइंटमेंट कल दस बजे है।",
                        "पक्का करने के लिए 1 दबाएँ।",
                        "कौन सा दिन?",
                        "नमस्ते।",
                        "सोमवार सुबह"));
    }

    private void journey(Persona person, Language language, Talk talk) {
        try {
            new Journey(page, lab, person, language, talk, () -> pictureForTheReadme(language)).play();
        } catch (RuntimeException | AssertionError broken) {
            picture(Path.of("target", "journey-" + language.code() + ".png"));
            throw broken;
        }
    }

    private void pictureForTheReadme(Language language) {
        var wanted = System.getProperty("speechcad.screenshot");
        if (language == Language.EN && wanted != null) {
            // A second tap was answered a moment ago, and what it says covers the call.
            page.waitForFunction("() => !document.getElementById('toast').textContent");
            picture(Path.of(wanted));
        }
    }

    private void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    private static Persona persona(long id) {
        return Persona.all().stream().filter(one -> one.id() == id).findFirst().orElseThrow();
    }
}
