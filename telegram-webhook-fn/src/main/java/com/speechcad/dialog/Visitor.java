package com.speechcad.dialog;

import com.speechcad.kernel.ChatId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.User;
import com.speechcad.text.Reader;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever stands before a screen.
 *
 * @param ownNumber the person's own, once the messenger vouched for it
 * @param argument what the screen is about
 * @param notes what earlier screens of this way noted; forgotten at home
 * @param startParameter of the newest deep link the person came by
 * @param profileName the first name of their messenger's profile, which nobody has written down here
 * @param owner one of the platform's owners
 */
public record Visitor(
        TenantId tenant,
        User user,
        Business business,
        Optional<PhoneNumber> ownNumber,
        String argument,
        Map<String, String> notes,
        Optional<String> startParameter,
        Optional<String> profileName,
        boolean owner) {

    public UserId id() {
        return user.id();
    }

    public ChatId chat() {
        return user.chat();
    }

    /** The person's language and time zone. */
    public Reader reader() {
        return user.reader();
    }

    /** May see the admins' screens: an admin of the tenant, or an owner of the platform. */
    public boolean admin() {
        return owner || user.admin();
    }

    public Optional<String> note(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    Visitor at(Session session) {
        return new Visitor(
                tenant,
                user,
                business,
                ownNumber,
                session.place().argument(),
                session.notes(),
                session.startParameter(),
                profileName,
                owner);
    }
}
