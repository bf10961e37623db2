package com.speechcad.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.local.page.Phrase;
import com.speechcad.text.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person's wallet, by what the chat shows of it and by the books. */
final class Wallet {
    private static final Pattern AMOUNTS =
            Pattern.compile("([-\u2212]?)\\$([\\d,]+\\.\\d+) \u2192 ([-\u2212]?)\\$([\\d,]+\\.\\d+)");

    private final Person person;

    Wallet(Person person) {
        this.person = person;
    }

    /** In dollars, by the books. */
    BigDecimal balance() {
        return dollars(
                "select coalesce(sum(posted_micros), 0) from ledger_account where code in ('wallet', 'receivable')"
                        + " and owner_user_id = " + user());
    }

    /** What top-ups brought. */
    BigDecimal credits() {
        return dollars("select coalesce(sum(credited_micros), 0) from top_up where user_id = " + user());
    }

    /** What calls cost, by their receipts. */
    BigDecimal charges() {
        return dollars(
                "select coalesce(sum(call_micros + recording_micros), 0) from receipt where user_id = " + user());
    }

    List<String> parked() {
        return person.stage.lines("select p.reason from parked_payment p join top_up t on t.id = p.top_up_id"
                + " where p.state = 'OPEN' and t.user_id = " + user());
    }

    /** The statement in the chat adds up, to the micro-dollar, to the wallet, and to the credits less the receipts. */
    void addsUp() {
        assertThat(balance())
                .as("credits less receipts")
                .isEqualByComparingTo(credits().subtract(charges()));
        var running = BigDecimal.ZERO;
        for (var line : statement().reversed()) {
            running = running.add(line.change());
            assertThat(line.after()).isEqualByComparingTo(running);
        }
        assertThat(running).as("the statement's balance").isEqualByComparingTo(balance());
    }

    private record Entry(BigDecimal change, BigDecimal after) {}

    /** Every page of it, newest first. */
    private List<Entry> statement() {
        var title = Phrase.read(Phrase.of("wallet", "STATEMENT_TITLE"), Language.EN);
        var empty = Phrase.read(Phrase.of("wallet", "STATEMENT_EMPTY"), Language.EN);
        person.home().tap("wallet", "TITLE").tap("wallet", "STATEMENT");
        person.stage.until(() -> person + " has a statement", () -> person.hasSeen(title) || person.hasSeen(empty));
        var entries = new ArrayList<Entry>(read());
        while (person.offers(Phrase.of("wallet", "OLDER"))) {
            var before = person.newestWith(title);
            person.tap("wallet", "OLDER");
            person.stage.until(
                    () -> person + " has an older page",
                    () -> !person.newestWith(title).equals(before));
            entries.addAll(read());
        }
        return entries;
    }

    private List<Entry> read() {
        var title = Phrase.read(Phrase.of("wallet", "STATEMENT_TITLE"), Language.EN);
        var entries = new ArrayList<Entry>();
        person.newestWith(title).orElse("").lines().map(Phrase::squeezed).forEach(line -> {
            var found = AMOUNTS.matcher(line);
            if (found.find()) {
                entries.add(new Entry(amount(found.group(1), found.group(2)), amount(found.group(3), found.group(4))));
            }
        });
        return entries;
    }

    private String user() {
        return person.stage
                .lines("select id from app_user where telegram_id = " + person.id)
                .getFirst();
    }

    private BigDecimal dollars(String query) {
        return person.stage.number(query).movePointLeft(6);
    }

    private static BigDecimal amount(String sign, String digits) {
        var amount = new BigDecimal(digits.replace(",", ""));
        return sign.isEmpty() ? amount : amount.negate();
    }
}
