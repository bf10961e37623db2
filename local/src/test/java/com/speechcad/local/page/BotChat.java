package com.speechcad.local.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.options.AriaRole;
import com.speechcad.local.telegram.TelegramSimulator;
import com.speechcad.text.Language;
import com.speechcad.text.Text;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** One persona in the page's chat, who reads one language. Every deed waits until the bot has reacted. */
final class BotChat {
    private static final double PATIENCE_MS = 30_000;
    /** What the bot has said and offers; an own message or a turning button is no reaction. */
    private static final String SAID =
            "() => [...document.querySelectorAll('#messages .bot')].map(m => m.innerText).join('\\n')";

    private static final String REACTED = "seen => (" + SAID + ")() !== seen.before"
            + " && !document.querySelector('#messages .waiting')"
            + " && Number(document.querySelector('#messages').dataset.version) >= seen.version";

    private final Page page;
    private final TelegramSimulator telegram;
    private final Language language;

    private BotChat(Page page, TelegramSimulator telegram, Language language) {
        this.page = page;
        this.telegram = telegram;
        this.language = language;
    }

    /** Takes this persona's phone. */
    static BotChat of(Page page, TelegramSimulator telegram, Persona persona, Language language) {
        page.locator("#person").selectOption(Long.toString(persona.id()));
        assertThat(page.locator("#messages")).hasAttribute("data-person", Long.toString(persona.id()));
        return new BotChat(page, telegram, language);
    }

    Language language() {
        return language;
    }

    /** The button of a chat that was never started. */
    BotChat start() {
        return reacting(() -> page.locator("#messages .start button").click());
    }

    BotChat tap(String bundle, String key) {
        return tap(Phrase.of(bundle, key));
    }

    BotChat tap(Text label) {
        return reacting(() -> button(label).click());
    }

    /** The first button below the newest message whose label contains this. */
    BotChat tapOneWith(String part) {
        return reacting(() -> page.locator("#messages .inline button")
                .filter(new Locator.FilterOptions().setHasText(part))
                .last()
                .click());
    }

    /** Waits until some menu offers a button that has this in its label. */
    BotChat isOfferedOneWith(String part) {
        assertThat(page.locator("#messages .inline button")
                        .filter(new Locator.FilterOptions().setHasText(part))
                        .last())
                .isVisible();
        return this;
    }

    /** Two taps as fast as a finger can. */
    BotChat tapTwice(Text label) {
        return reacting(() -> button(label).dblclick());
    }

    BotChat type(String line) {
        return reacting(() -> {
            page.locator("#chat-text").fill(line);
            page.locator("#chat-text").press("Enter");
        });
    }

    /** Somebody else's number, through the key that asks for one's own. */
    BotChat shareContactOf(String phone) {
        return reacting(() -> {
            page.locator("#reply-keyboard button").first().click();
            page.locator("#other-phone").fill(phone);
            page.locator("#contact-dialog button[value=other]").click();
        });
    }

    BotChat shareOwnContact() {
        return reacting(() -> {
            page.locator("#reply-keyboard button").first().click();
            page.locator("#share-own").click();
        });
    }

    /** Waits until the newest menu offers this button. */
    BotChat isOffered(Text label) {
        assertThat(button(label)).isVisible();
        return this;
    }

    /** Waits until the bot has said this somewhere in the chat; white space does not matter. */
    BotChat reads(Text text) {
        return readsAsIs(Phrase.read(text, language));
    }

    BotChat readsAsIs(String words) {
        page.waitForFunction(
                "words => [...document.querySelectorAll('#messages .bot .text')]"
                        + ".some(m => m.innerText.replace(/\\s+/g, ' ').includes(words))",
                words,
                new WaitForFunctionOptions().setTimeout(PATIENCE_MS));
        return this;
    }

    /** Waits for a message of the bot that is like this; the newest of them, as it stands. */
    String newestWith(Predicate<String> wanted) {
        var found = new AtomicReference<String>();
        page.waitForCondition(
                () -> {
                    page.locator("#messages .bot .text").allInnerTexts().reversed().stream()
                            .filter(wanted)
                            .findFirst()
                            .ifPresent(found::set);
                    return found.get() != null;
                },
                new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
        return found.get();
    }

    /** The newest message of the bot, as it stands. */
    String newest() {
        return page.locator("#messages .bot .text").last().innerText();
    }

    Locator button(Text label) {
        return page.locator("#messages .inline")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName(Phrase.plain(label, language))
                                .setExact(true))
                .last();
    }

    /** The bot has taken the update, said what it had to say, and the page shows all of it. */
    private BotChat reacting(Runnable deed) {
        var before = page.evaluate(SAID);
        // Telegram has it: a late edit of something else is no reaction to what is still on its way.
        page.waitForResponse(
                response -> response.request().method().equals("POST")
                        && response.url().contains("/lab/chats/"),
                deed);
        page.waitForCondition(
                () -> {
                    var version = telegram.version();
                    return telegram.pending(telegram.bots().getFirst().username())
                                    .isEmpty()
                            && (Boolean) page.evaluate(REACTED, Map.of("before", before, "version", (double) version));
                },
                new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
        return this;
    }
}
