package com.speechcad.screen.admin;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.IdSource;
import com.speechcad.lawful.Trust;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** An admin trusts somebody more, or less: written down with the reason, and told to them. */
@Singleton
class ChangeTier {
    private final Admins admins;
    private final Businesses businesses;
    private final Trust trust;
    private final Audit audit;
    private final Chats chats;
    private final IdSource ids;
    private final ObjectMapper json;

    ChangeTier(
            Admins admins,
            Businesses businesses,
            Trust trust,
            Audit audit,
            Chats chats,
            IdSource ids,
            ObjectMapper json) {
        this.admins = admins;
        this.businesses = businesses;
        this.trust = trust;
        this.audit = audit;
        this.chats = chats;
        this.ids = ids;
        this.json = json;
    }

    /**
     * That it is so already changes nothing.
     *
     * @return false when it is their own, and another admin is there to decide
     */
    boolean change(Visitor admin, User user, Business.Tier tier, String reason) {
        if (admins.isForAnother(admin.id(), user.id())) {
            return false;
        }
        var business = businesses.of(user.id());
        if (business.tier() == tier) {
            return true;
        }
        trust.set(user.id(), business.id(), tier);
        audit.append(
                "user:" + admin.id().value(),
                "tier.change",
                "business:" + business.id().value(),
                detail(business.tier(), tier, reason));
        var raised = tier.compareTo(business.tier()) > 0;
        chats.put(
                user.chat(),
                "tier:" + ids.next(),
                Message.of(text(raised ? AdminWords.TOLD_RAISED : AdminWords.TOLD_LOWERED)
                        .with("means", Tiers.means(tier))),
                user.reader());
        return true;
    }

    private String detail(Business.Tier from, Business.Tier to, String reason) {
        try {
            return json.writeValueAsString(
                    new TreeMap<>(Map.of("from", from.name(), "to", to.name(), "reason", reason)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
