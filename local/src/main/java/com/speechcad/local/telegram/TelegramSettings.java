package com.speechcad.local.telegram;

import java.time.Duration;
import java.util.List;

/**
 * How strict this Telegram is.
 *
 * @param bots the accounts it knows
 * @param httpsOnly whether a webhook and a web app need HTTPS on Telegram's ports, as in the real one
 * @param limits how fast a bot may send
 * @param callbackLife how long after a tap it can be answered; the real window is not published
 * @param tapDeliveryLife how long an undelivered tap is kept; any other update is kept 24 hours
 * @param webhookTimeout how long a webhook may take to answer
 */
public record TelegramSettings(
        List<BotAccount> bots,
        boolean httpsOnly,
        Limits limits,
        Duration callbackLife,
        Duration tapDeliveryLife,
        Duration webhookTimeout) {
    public TelegramSettings {
        bots = List.copyOf(bots);
    }

    /** Plain HTTP allowed, limits on with room for bursts. */
    public static TelegramSettings lab(BotAccount... bots) {
        return new TelegramSettings(
                List.of(bots),
                false,
                new Limits(true, 30, 60),
                Duration.ofMinutes(1),
                Duration.ofSeconds(150),
                Duration.ofSeconds(30));
    }

    public TelegramSettings with(Limits other) {
        return new TelegramSettings(bots, httpsOnly, other, callbackLife, tapDeliveryLife, webhookTimeout);
    }

    public TelegramSettings withHttpsOnly() {
        return new TelegramSettings(bots, true, limits, callbackLife, tapDeliveryLife, webhookTimeout);
    }

    /**
     * One message a second into a chat and thirty a second from a bot, once the burst is used up; and one change of the
     * webhook a second.
     *
     * @param enforced false lets everything pass
     * @param chatBurst messages into one chat before its second-by-second limit begins
     * @param botBurst messages from one bot before its limit begins
     */
    public record Limits(boolean enforced, int chatBurst, int botBurst) {
        public Limits {
            if (chatBurst < 1 || botBurst < 1) {
                throw new IllegalArgumentException("a burst is at least one message");
            }
        }
    }
}
