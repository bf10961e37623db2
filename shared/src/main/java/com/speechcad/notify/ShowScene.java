package com.speechcad.notify;

import com.speechcad.db.Tx;
import com.speechcad.kernel.IdSource;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Scene;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A chat is shown what is new, and then what has changed in it: every door's letters end with that. */
@Singleton
class ShowScene implements Scene {
    private static final Outgoing SAID =
            new Outgoing("1", List.of(List.of(new Outgoing.Key("1", "tap", "1"))), null, false);

    private final Tx tx;
    private final Users users;
    private final Chats chats;
    private final DeliverChat deliver;
    private final IdSource ids;

    ShowScene(Tx tx, Users users, Chats chats, DeliverChat deliver, IdSource ids) {
        this.tx = tx;
        this.users = users;
        this.chats = chats;
        this.deliver = deliver;
        this.ids = ids;
    }

    @Override
    public String door() {
        return "/";
    }

    @Override
    public void play(TenantId tenant, Consumer<NoOp.Letter> handled) {
        if (!tx.isRehearsing()) {
            throw new IllegalStateException("a scene is played in a rehearsal only");
        }
        var nobodys = users.meet(Scene.nobody(ids), Optional.empty()).chat();
        for (int i = 0; i < 2; i++) {
            chats.putRendered(nobodys, Menu.SLOT, SAID);
            deliver.now(tenant, nobodys);
        }
    }
}
