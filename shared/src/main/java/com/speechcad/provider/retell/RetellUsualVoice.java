package com.speechcad.provider.retell;

import com.speechcad.db.Tx;
import com.speechcad.flow.SyncVoices;
import com.speechcad.flow.Voice;
import com.speechcad.flow.Voices;
import com.speechcad.kernel.TenantId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Who speaks where nobody chose a voice. Every workspace has a list of its own, and an agent with a voice that is not on
 * it is refused: so it is one of the list, native where there is one.
 */
@Singleton
class RetellUsualVoice {
    /** The only one that the provider's documentation gives as an example everywhere. */
    static final String DOCUMENTED = "retell-Cimo";

    private final Tx tx;
    private final Voices voices;
    private final SyncVoices sync;

    RetellUsualVoice(Tx tx, Voices voices, SyncVoices sync) {
        this.tx = tx;
        this.voices = voices;
        this.sync = sync;
    }

    /**
     * Outside of a transaction: a workspace whose voices were never read is asked for them.
     *
     * @throws com.speechcad.kernel.Unreachable when it does not answer: to guess would be to be refused for good
     */
    String of(TenantId tenant, Language language) {
        var list = list(tenant, language);
        return list.isEmpty() ? anew(tenant, language) : among(list, language);
    }

    /**
     * By the list as it is now, where one of the list that was read before is refused.
     *
     * @throws com.speechcad.kernel.Unreachable when the workspace does not answer
     */
    String anew(TenantId tenant, Language language) {
        sync.read(tenant);
        return among(list(tenant, language), language);
    }

    /** @param list those that sound native first */
    static String among(List<Voice> list, Language language) {
        var documented =
                list.stream().filter(voice -> voice.id().equals(DOCUMENTED)).findFirst();
        return documented
                .filter(voice -> voice.suits(language))
                .or(() -> list.stream().filter(voice -> voice.suits(language)).findFirst())
                .or(() -> documented)
                .or(() -> list.stream().findFirst())
                .map(Voice::id)
                .orElse(DOCUMENTED);
    }

    private List<Voice> list(TenantId tenant, Language language) {
        return tx.call(tenant, () -> voices.of(language));
    }
}
