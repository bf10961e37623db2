package com.speechcad.support;

import com.speechcad.billing.Plan;
import com.speechcad.billing.Subscriptions;
import com.speechcad.kernel.UserId;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.notify.SeenTo;
import com.speechcad.support.Ticket.State;
import com.speechcad.tenant.Users;
import com.speechcad.text.Shorten;
import com.speechcad.text.Text;
import com.speechcad.text.TextKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * A person writes to those who run the tenant, and is answered in the same chat. Every method works in the open
 * transaction; each line is told once to the other side, in the reader's language.
 */
@Singleton
public class AskSupport {
    /** A line's length in characters. */
    public static final int LONGEST = 2_000;

    /** Lines of one ticket. */
    public static final int MOST_LINES = 200;

    /** Tickets of one person that are not closed. */
    public static final int MOST_OPEN = 5;

    private static final int SHOWN = 300;

    private final Tickets tickets;
    private final Subscriptions subscriptions;
    private final Users users;
    private final Chats chats;
    private final SeenTo seenTo;
    private final Clock clock;

    AskSupport(Tickets tickets, Subscriptions subscriptions, Users users, Chats chats, SeenTo seenTo, Clock clock) {
        this.tickets = tickets;
        this.subscriptions = subscriptions;
        this.users = users;
        this.chats = chats;
        this.seenTo = seenTo;
        this.clock = clock;
    }

    /** What came of writing. */
    public sealed interface Outcome {
        record Written(long ticket) implements Outcome {}

        /** The person has as many open tickets as there may be. */
        record TooMany() implements Outcome {}

        record TooLong() implements Outcome {}

        /** There is no such ticket of theirs, or it is full. */
        record Gone() implements Outcome {}
    }

    /** A new matter. */
    public Outcome open(UserId user, String words) {
        if (words.length() > LONGEST) {
            return new Outcome.TooLong();
        }
        var open = tickets.of(user, 0, MOST_LINES).stream()
                .filter(ticket -> ticket.state() != State.CLOSED)
                .count();
        if (open >= MOST_OPEN) {
            return new Outcome.TooMany();
        }
        var level = subscriptions
                .current(user)
                .map(subscription -> subscription.plan().support())
                .orElse(Plan.Support.STANDARD);
        var id = tickets.add(user, level, clock.instant());
        write(tickets.lock(id).orElseThrow(), user, words);
        return new Outcome.Written(id);
    }

    /** One more line of the person's; a closed ticket is open again. */
    public Outcome add(UserId user, long id, String words) {
        if (words.length() > LONGEST) {
            return new Outcome.TooLong();
        }
        var ticket = tickets.lock(id).filter(found -> found.user().equals(user));
        if (ticket.isEmpty() || tickets.countLines(id) >= MOST_LINES) {
            return new Outcome.Gone();
        }
        write(ticket.get(), user, words);
        return new Outcome.Written(id);
    }

    /** An admin answers. */
    public Outcome answer(UserId admin, long id, String words) {
        if (words.length() > LONGEST) {
            return new Outcome.TooLong();
        }
        var ticket = tickets.lock(id);
        if (ticket.isEmpty() || tickets.countLines(id) >= MOST_LINES) {
            return new Outcome.Gone();
        }
        var line = tickets.write(id, admin, true, words, clock.instant());
        tickets.become(id, State.ANSWERED, clock.instant());
        tell(ticket.get().user(), id, line, SupportText.ANSWERED, words);
        seenTo.by(admin, notice(id), SeenTo.How.ANSWERED);
        return new Outcome.Written(id);
    }

    /** It is settled; by the person, or by an admin (then the person is told). False when it was closed before. */
    public boolean close(UserId by, long id) {
        var ticket = tickets.lock(id).filter(found -> found.state() != State.CLOSED);
        ticket.ifPresent(found -> {
            tickets.become(id, State.CLOSED, clock.instant());
            if (found.user().equals(by)) {
                seenTo.byItself(notice(id), SeenTo.How.CLOSED);
            } else {
                seenTo.by(by, notice(id), SeenTo.How.CLOSED);
                tell(found.user(), id, -tickets.countLines(id), SupportText.CLOSED, found.first());
            }
        });
        return ticket.isPresent();
    }

    private void write(Ticket ticket, UserId user, String words) {
        var line = tickets.write(ticket.id(), user, false, words, clock.instant());
        tickets.become(ticket.id(), State.OPEN, clock.instant());
        var name = users.get(user).name().orElse("?");
        var message = Message.of(Text.text(SupportText.ASKED)
                        .with("name", name)
                        .with("level", SupportText.of(ticket.level()))
                        .with("number", Long.toString(ticket.id()))
                        .with("words", shortened(words)))
                .row(Button.open(Text.text(SupportText.LOOK), "admin.ticket", Long.toString(ticket.id())))
                .asNew();
        users.admins().stream()
                .filter(admin -> !admin.id().equals(user))
                .forEach(admin ->
                        chats.putOnce(admin.chat(), notice(ticket.id()) + ":" + line, message, admin.reader()));
    }

    /** What the admins are told of each of its lines as, before the line's number. */
    private static String notice(long ticket) {
        return "ticket:" + ticket;
    }

    private void tell(UserId person, long ticket, int line, TextKey words, String said) {
        var user = users.get(person);
        var message = Message.of(
                        Text.text(words).with("number", Long.toString(ticket)).with("words", shortened(said)))
                .row(Button.open(Text.text(SupportText.REPLY), "support.ticket", Long.toString(ticket)))
                .asNew();
        chats.putOnce(user.chat(), "ticket-answer:" + ticket + ":" + line, message, user.reader());
    }

    private static String shortened(String words) {
        return Shorten.to(words, SHOWN);
    }

    /** A ticket's number as a button carries it. */
    public static Optional<Long> number(String argument) {
        return argument.matches("[1-9]\\d{0,17}") ? Optional.of(Long.parseLong(argument)) : Optional.empty();
    }
}
