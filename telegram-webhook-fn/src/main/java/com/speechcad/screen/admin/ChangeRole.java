package com.speechcad.screen.admin;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Audit;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.IdSource;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Admins;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;

/** An owner makes somebody an admin, or no more: written down, and told to every other admin. */
@Singleton
class ChangeRole {
    private final Users users;
    private final Admins admins;
    private final Audit audit;
    private final Chats chats;
    private final IdSource ids;

    ChangeRole(Users users, Admins admins, Audit audit, Chats chats, IdSource ids) {
        this.users = users;
        this.admins = admins;
        this.audit = audit;
        this.chats = chats;
        this.ids = ids;
    }

    /** An admin becomes none, and anybody else one. */
    void change(Visitor owner, User user) {
        if (user.admin()) {
            users.makeAdmin(user.id(), false);
        } else {
            admins.appoint(user.id());
        }
        audit.append(
                "user:" + owner.id().value(),
                "role.change",
                "user:" + user.id().value(),
                "{\"admin\":" + !user.admin() + "}");
        var words = text(user.admin() ? AdminWords.ROLE_TAKEN : AdminWords.ROLE_GIVEN)
                .with("by", name(owner.user()))
                .with("name", name(user));
        var slot = "role:" + ids.next();
        users.admins().stream()
                .filter(admin -> !admin.id().equals(owner.id()) && !admin.id().equals(user.id()))
                .forEach(
                        admin -> chats.put(admin.chat(), slot, Message.of(words).asNew(), admin.reader()));
    }

    private static Object name(User user) {
        return user.name().<Object>map(name -> name).orElse(AdminWords.NAMELESS);
    }
}
