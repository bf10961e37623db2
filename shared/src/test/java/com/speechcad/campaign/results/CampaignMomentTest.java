package com.speechcad.campaign.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** When something of a campaign is: the time alone today, and which clock it is where nobody chose one. */
class CampaignMomentTest {
    private static final Instant NOW = Instant.parse("2026-11-20T20:00:00Z");

    @Test
    void is_said_to_be_utc_today_as_on_other_days_where_nobody_chose_a_clock() {
        var reader = new Reader(Language.EN, ZoneOffset.UTC, true);

        assertThat(said("2026-11-20T23:00:00Z", reader)).isEqualTo("⏳ 2 wait, the first until 11:00\u202fPM UTC");
        assertThat(said("2026-11-21T23:00:00Z", reader)).endsWith("until Nov 21, 2026, 11:00\u202fPM UTC");
    }

    @Test
    void today_is_the_readers_own() {
        var reader = new Reader(Language.EN, ZoneId.of("Asia/Kolkata"));

        assertThat(said("2026-11-20T23:00:00Z", reader)).endsWith("until 4:30\u202fAM");
        assertThat(said("2026-11-20T18:00:00Z", reader)).endsWith("until Nov 20, 2026, 11:30\u202fPM");
    }

    private static String said(String at, Reader reader) {
        var moment = CampaignWords.moment(Instant.parse(at), reader, NOW);
        return Words.plain(Text.text(CampaignText.WAITING).with("count", 2).with("at", moment), reader);
    }
}
