package com.speechcad.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.db.TestApp;
import com.speechcad.flow.SyncVoices;
import com.speechcad.flow.Voice;
import com.speechcad.flow.Voices;
import com.speechcad.kernel.Secret;
import com.speechcad.local.retell.Fault;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of voices, against the strict double of Retell. */
class VoicesContractTest {
    private final RetellLab lab = RetellLab.start();
    private final TestApp app = lab.app();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void every_voice_comes_with_its_gender_its_accent_and_a_sample() {
        app.get(SyncVoices.class).run(TestApp.TENANT);

        assertThat(voices(Language.EN)).hasSizeGreaterThan(5).allSatisfy(voice -> {
            assertThat(voice.gender()).isNotEqualTo(Voice.Gender.UNKNOWN);
            assertThat(voice.accent()).isPresent();
            assertThat(voice.preview()).isPresent();
        });
    }

    @Test
    void voices_that_sound_native_stand_first() {
        app.get(SyncVoices.class).run(TestApp.TENANT);

        assertThat(voices(Language.FR).getFirst().accent()).contains("French");
        assertThat(voices(Language.HI).getFirst().suits(Language.HI)).isTrue();
    }

    @Test
    void voices_that_cannot_be_read_are_those_seen_before() {
        app.get(SyncVoices.class).run(TestApp.TENANT);
        var before = voices(Language.ZH);

        lab.retell().faults().add(Fault.once(Fault.Kind.LOST_500, "list-voices"));
        app.get(SyncVoices.class).run(TestApp.TENANT);
        app.get(Tenants.class).setKey(TestApp.TENANT, TenantKey.RETELL_API_KEY, new Secret("key_fake_wrong"));
        app.get(SyncVoices.class).run(TestApp.TENANT);

        assertThat(voices(Language.ZH)).isEqualTo(before);
    }

    private List<Voice> voices(Language language) {
        return app.tx().call(TestApp.TENANT, () -> app.get(Voices.class).of(language));
    }
}
