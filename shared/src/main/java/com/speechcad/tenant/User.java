package com.speechcad.tenant;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A Telegram account within a tenant.
 *
 * @param name what the person asked to be called, once they did
 * @param language what the person chose, once they did; a client's language only offers
 * @param clockChosen false while the zone is the one with which everybody begins
 * @param termsVersion which terms were accepted, once they were
 * @param welcomed was told what to do first; the last step of the way in
 * @param reachable false while the person blocks the bot
 * @param leaving asked to be forgotten, and it is not undone
 */
public record User(
        UserId id,
        long telegramId,
        Optional<String> name,
        Optional<Language> language,
        Optional<Language> clientLanguage,
        ZoneId zone,
        boolean clockChosen,
        Optional<Integer> termsVersion,
        boolean welcomed,
        boolean admin,
        boolean reachable,
        boolean leaving) {

    /** Whether only a number is left that leads to nobody, see {@link Pseudonyms}. */
    public boolean isForgotten() {
        return telegramId < 0;
    }

    /** The private chat with the person. */
    public ChatId chat() {
        return new ChatId(telegramId);
    }

    /** In the language they chose, else their client's, else English. */
    public Reader reader() {
        return new Reader(language.or(() -> clientLanguage).orElse(Language.EN), zone, !clockChosen);
    }
}
