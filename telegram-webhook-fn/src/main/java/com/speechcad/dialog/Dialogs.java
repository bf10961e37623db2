package com.speechcad.dialog;

import static com.speechcad.text.Text.text;

import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Bot;
import com.speechcad.notify.Button;
import com.speechcad.notify.Callback;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Menu;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;

/**
 * One update, one transaction: its number is claimed, the chat's row locked, one screen answers, the session and the
 * menu are saved. After the commit the tap is answered and the menu delivered.
 */
@Singleton
public class Dialogs {
    private static final String CONTACT = "contact";

    private final Tx tx;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Users users;
    private final Owners owners;
    private final Play play;
    private final Draw draw;
    private final Chats chats;
    private final Bot bot;
    private final ChatCommands commands;
    private final FailedUpdates failed;

    Dialogs(
            Tx tx,
            Arrivals arrivals,
            Sessions sessions,
            Users users,
            Owners owners,
            Play play,
            Draw draw,
            Chats chats,
            Bot bot,
            ChatCommands commands,
            FailedUpdates failed) {
        this.tx = tx;
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.users = users;
        this.owners = owners;
        this.play = play;
        this.draw = draw;
        this.chats = chats;
        this.bot = bot;
        this.commands = commands;
        this.failed = failed;
    }

    /** How an update ended. */
    public enum Handled {
        DONE,
        /** It was done before. */
        DUPLICATE,
        /** It failed too often; an operator will look at it. */
        QUARANTINED
    }

    /**
     * @param raw the update as it came, to be kept should it turn out poisonous
     * @throws Unreachable when the store is down; the same update may come again
     * @throws RuntimeException when a screen has a bug; the same update may come again, up to three times
     */
    public Handled handle(TenantId tenant, Incoming incoming, byte[] raw) {
        try {
            return tx.call(
                    tenant,
                    () -> incoming.deed() instanceof Incoming.Reachable(var reachable)
                            ? reached(incoming, reachable)
                            : once(tenant, incoming));
        } catch (Unreachable passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            if (failed.note(tenant, incoming, raw, bug)) {
                return Handled.QUARANTINED;
            }
            throw bug;
        }
    }

    private Handled reached(Incoming incoming, boolean reachable) {
        if (!failed.askToClaim(incoming).get()) {
            return Handled.DUPLICATE;
        }
        users.setReachable(incoming.telegramId(), reachable);
        if (reachable) {
            chats.catchUp(incoming.chat());
        }
        return Handled.DONE;
    }

    private Handled once(TenantId tenant, Incoming incoming) {
        var claimed = arrivals.claim(incoming, Menu.SLOT);
        if (claimed.isEmpty()) {
            return Handled.DUPLICATE;
        }
        var arrival = claimed.get();
        var session = arrival.session().orElseGet(() -> sessions.begin(incoming.chat()));
        var person = arrivals.meet(arrival, incoming);
        var turn = turn(visitor(tenant, session, person, incoming), session, arrival, incoming);
        if (incoming.deed() instanceof Incoming.Tapped tapped && !arrival.wasAnswered()) {
            answer(tenant, tapped, turn);
        }
        play.on(turn, incoming.deed());
        if (mayAct(incoming.deed())) {
            // What the screen did may have changed who they are: their language, for one.
            turn.now(visitor(tenant, session, arrivals.again(person), incoming));
        }
        show(turn, session);
        return Handled.DONE;
    }

    /** Opening another screen only shows it. */
    private static boolean mayAct(Incoming.Deed deed) {
        return !(deed instanceof Incoming.Tapped tapped
                && Callback.parse(tapped.data())
                        .filter(callback -> callback.kind() == Callback.Kind.OPEN)
                        .isPresent());
    }

    private static Turn turn(Visitor visitor, Session session, Arrivals.Arrival arrival, Incoming incoming) {
        if (incoming.deed() instanceof Incoming.Tapped tapped) {
            var onMenu =
                    arrival.menu().filter(shown -> shown == tapped.messageId()).isPresent();
            return new Turn(session, visitor, true, !onMenu);
        }
        return new Turn(session, visitor, false, true);
    }

    private Visitor visitor(TenantId tenant, Session session, Arrivals.Person person, Incoming incoming) {
        return new Visitor(
                tenant,
                person.user(),
                person.business(),
                person.ownNumber(),
                session.place().argument(),
                session.notes(),
                session.startParameter(),
                incoming.profileName(),
                owners.has(person.user().telegramId()));
    }

    private void answer(TenantId tenant, Incoming.Tapped tapped, Turn turn) {
        tx.afterCommit(
                "answer " + tapped.callbackId(),
                () -> bot.answerTap(tenant, tapped.callbackId(), turn.toast().map(turn::plain)));
    }

    /** The end of an update: the menu and the session go as one statement, and whatever is as it was is not written. */
    private void show(Turn turn, Session before) {
        var drawing = draw.of(turn);
        var message = turn.line().map(line -> remarked(line, drawing.message())).orElse(drawing.message());
        var reader = turn.visitor().reader();
        tx.inOneStatement(() -> {
            chats.put(turn.session().chat(), Menu.SLOT, turn.fresh() ? message.asNew() : message, reader);
            contact(turn, drawing.view());
            commands.follow(turn.visitor(), turn.session());
            sessions.save(before, turn.session());
            return turn;
        });
    }

    private static Message remarked(Text line, Message message) {
        return new Message(
                text(DialogWords.REMARKED).with("remark", line).with("screen", message.text()),
                message.rows(),
                message.attachment(),
                message.fresh());
    }

    /** The button to share a contact cannot stand under the menu, so it has a message of its own while it is needed. */
    private void contact(Turn turn, View view) {
        var chat = turn.session().chat();
        var reader = turn.visitor().reader();
        view.contactLabel()
                .filter(_ -> turn.fresh() || !turn.session().contactAsked())
                .ifPresent(label -> chats.put(
                        chat,
                        CONTACT,
                        Message.of(text(DialogWords.CONTACT_BELOW))
                                .row(new Button.ShareContact(label))
                                .asNew(),
                        reader));
        if (view.contactLabel().isEmpty() && turn.session().contactAsked()) {
            var closed = text(DialogWords.CONTACT_CLOSED);
            chats.put(chat, CONTACT, Message.of(closed).row(new Button.CloseContact(closed)), reader);
        }
        turn.now(turn.session().asking(view.contactLabel().isPresent()));
    }
}
