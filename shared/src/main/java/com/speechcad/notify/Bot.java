package com.speechcad.notify;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.TenantId;
import com.speechcad.text.Language;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Telegram, as far as the bot itself is set up and taps are answered. */
public interface Bot {
    /**
     * Ends the waiting sign on a tapped button. That it is too late is fine.
     *
     * @param toast passes by on the screen, at most 200 characters
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void answerTap(TenantId tenant, String callbackId, Optional<String> toast);

    /**
     * Sets the list of commands.
     *
     * @param clientLanguage for people whose app speaks it; empty for everybody else
     * @param chat only there, for a person who chose another language than their app's; empty for all chats
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void setCommands(TenantId tenant, Optional<Language> clientLanguage, Optional<ChatId> chat, List<Command> commands);

    /**
     * Sets what stands in an empty chat with the bot.
     *
     * @param clientLanguage as of {@link #setCommands}
     * @param words at most 512 characters
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void describe(TenantId tenant, Optional<Language> clientLanguage, String words);

    /**
     * Sets what stands on the bot's page and beside links to it.
     *
     * @param clientLanguage as of {@link #setCommands}
     * @param words at most 120 characters
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void describeBriefly(TenantId tenant, Optional<Language> clientLanguage, String words);

    /**
     * The button beside the text field opens the list of commands, in all chats.
     *
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void showCommandsBesideText(TenantId tenant);

    /**
     * Tells Telegram where updates go, with the tenant's secret.
     *
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    void setWebhook(TenantId tenant, URI url);

    /**
     * The bot's name in links, without the at sign.
     *
     * @throws com.speechcad.kernel.Unreachable when nobody answered
     */
    String username(TenantId tenant);

    /**
     * Where Telegram sends updates now.
     *
     * @throws com.speechcad.kernel.Unreachable when nobody answered, or the token is refused
     */
    Webhook webhook(TenantId tenant);

    /**
     * @param url empty when none is set
     * @param waiting how many updates are not delivered yet
     * @param lastError why the last delivery failed, in Telegram's words
     */
    record Webhook(String url, long waiting, Optional<String> lastError) {}

    /**
     * @param name without the slash
     * @param description 1–256 characters, in words already
     */
    record Command(String name, String description) {}
}
