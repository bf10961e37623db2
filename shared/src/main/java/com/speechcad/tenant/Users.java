package com.speechcad.tenant;

import com.speechcad.db.Later;
import com.speechcad.db.Row;
import com.speechcad.db.Sql;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The people of the open transaction's tenant. */
@Singleton
public class Users {
    private static final String COLUMNS =
            "id, telegram_id, name, language, client_language, time_zone, zone_chosen_at, terms_version, welcomed_at, is_admin,"
                    + " reachable, leaving";

    /** With which everybody begins; some choose to keep it. */
    private static final ZoneId FIRST = ZoneId.of("UTC");

    /** Of an {@code own_number o}: nobody shared that number after its holder. */
    public static final String SHARED_LAST = "not exists (select from own_number later where later.number = o.number"
            + " and later.vouched_at > o.vouched_at)";

    /** A handful among all people, each of the two by its index. */
    static final String ADMINS = "with app_user as (select * from app_user where is_admin"
            + " union all select * from app_user where telegram_id = any (:owners::bigint[]) and not is_admin) select "
            + COLUMNS
            + " from app_user order by id limit 100";

    private final Sql sql;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final List<Long> owners;

    /** @param owners Telegram ids of the platform's owners, who are admins everywhere */
    Users(Sql sql, Pseudonyms pseudonyms, Clock clock, @Value("${owner.telegram.ids:}") String owners) {
        this.sql = sql;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.owners = Stream.of(owners.split("[,;\\s]+"))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
    }

    /**
     * The person behind a Telegram account, created the first time; whoever writes to us can be reached again, and what waited
     * for that is due.
     */
    public User meet(long telegramId, Optional<Language> clientLanguage) {
        return sql.of("""
                        with back as (update chat_message set due_at = :now, waiting_since = :now
                          where chat_id = :telegram and due_at = 'infinity')
                        insert into app_user (telegram_id, client_language) values (:telegram, :client)
                        on conflict (tenant_id, telegram_id)
                          do update set client_language = coalesce(excluded.client_language, app_user.client_language),
                            reachable = true
                        returning\s""" + COLUMNS)
                .with("telegram", telegramId)
                .with("now", clock.instant())
                .with("client", clientLanguage.orElse(null))
                .only(Users::user);
    }

    /**
     * The same, of somebody whose row was read just now: written only where it says something else.
     *
     * @param known as they were found
     */
    public User meet(Optional<User> known, long telegramId, Optional<Language> clientLanguage) {
        return known.filter(User::reachable)
                .filter(user -> clientLanguage.isEmpty() || clientLanguage.equals(user.clientLanguage()))
                .orElseGet(() -> meet(telegramId, clientLanguage));
    }

    public Optional<User> find(UserId id) {
        return askFind(id).get();
    }

    public Later<Optional<User>> askFind(UserId id) {
        return sql.of("select " + COLUMNS + " from app_user where id = :id")
                .with("id", id)
                .askFirst(Users::user);
    }

    /** A user known to exist; anything else is a bug. */
    public User get(UserId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no " + id));
    }

    public Optional<User> byTelegramId(long telegramId) {
        return sql.of("select " + COLUMNS + " from app_user where telegram_id = :telegram")
                .with("telegram", telegramId)
                .first(Users::user);
    }

    /** Several at once, by their numbers or by their Telegram ids; whoever is not there is left out. */
    public List<User> all(Collection<UserId> ids, Collection<Long> telegramIds) {
        return sql.of("select " + COLUMNS
                        + " from app_user where id = any (:ids::bigint[]) or telegram_id = any (:telegram::bigint[])")
                .with("ids", ids.stream().map(UserId::value).toList())
                .with("telegram", telegramIds)
                .list(Users::user);
    }

    /** By name (any part of it) or Telegram id, for admins; at most twenty. */
    public List<User> search(String words) {
        return sql.of("select " + COLUMNS + """
                         from app_user
                        where name ilike '%' || :words || '%' or telegram_id::text = :words or id::text = :words
                        order by id limit 20""").with("words", words).list(Users::user);
    }

    /** Telegram's ids of those whom the configuration names. */
    List<Long> owners() {
        return owners;
    }

    /** Whoever runs this tenant: its admins, and the platform's owners who have met its bot; at most a hundred. */
    public List<User> admins() {
        return sql.of(ADMINS).with("owners", owners).list(Users::user);
    }

    public void choose(UserId id, Language language) {
        sql.of("update app_user set language = :language where id = :id")
                .with("language", language)
                .with("id", id)
                .update();
    }

    public void rename(UserId id, String name) {
        sql.of("update app_user set name = :name where id = :id")
                .with("name", name)
                .with("id", id)
                .update();
    }

    public void move(UserId id, ZoneId zone) {
        sql.of("update app_user set time_zone = :zone, zone_chosen_at = :now where id = :id")
                .with("zone", zone.getId())
                .with("now", clock.instant())
                .with("id", id)
                .update();
    }

    /** Whoever left once and comes back is known again here: what is free once is not free twice. */
    public void acceptTerms(UserId id, int version) {
        sql.of("""
                update app_user set terms_version = :version, terms_accepted_at = :now,
                  free_used = free_used or exists (select from closed_person where pseudonym = :who)
                where id = :id""")
                .with("version", version)
                .with("now", clock.instant())
                .with(
                        "who",
                        pseudonyms
                                .known(Pseudonyms.account(get(id).telegramId()))
                                .orElse(null))
                .with("id", id)
                .update();
    }

    /** When the person deleted an account here first. */
    public Optional<Instant> leftBefore(UserId id) {
        return pseudonyms
                .known(Pseudonyms.account(get(id).telegramId()))
                .flatMap(who -> sql.of("select closed_at from closed_person where pseudonym = :who")
                        .with("who", who)
                        .first(row -> row.instant("closed_at")));
    }

    /** The person was told what to do first. */
    public void welcome(UserId id) {
        sql.of("update app_user set welcomed_at = coalesce(welcomed_at, :now) where id = :id")
                .with("now", clock.instant())
                .with("id", id)
                .update();
    }

    /** When the newest terms were accepted. */
    public Optional<Instant> termsAcceptedAt(UserId id) {
        return sql.of("select terms_accepted_at from app_user where id = :id")
                .with("id", id)
                .first(row -> row.maybeInstant("terms_accepted_at"))
                .flatMap(at -> at);
    }

    /** Whether the person is on their way out; while they are, the bot shows nothing else. */
    public void setLeaving(UserId id, boolean leaving) {
        sql.of("update app_user set leaving = :leaving where id = :id")
                .with("leaving", leaving)
                .with("id", id)
                .update();
    }

    /**
     * Whether a person is not being forgotten, and was not; until the open transaction ends nobody begins to forget them, so
     * that what it writes down about them is found when they are. It waits for whoever has just begun.
     */
    public boolean holdUnforgotten(UserId id) {
        var closed = sql.of("select closed_at is not null as closed from app_user where id = :id for share")
                .with("id", id)
                .only(row -> row.flag("closed"));
        // A statement of its own: it sees what was written while the first one waited.
        return !closed && sql.of("""
                        select not exists (select from account_closing where user_id = :id and state <> 'WAITING') as stays""").with("id", id).only(row -> row.flag("stays"));
    }

    /** As {@link Admins#appoint}, of one who is trusted since long; or no admin any more. */
    public void makeAdmin(UserId id, boolean admin) {
        sql.of("update app_user set is_admin = :admin, admin_since = null where id = :id")
                .with("admin", admin)
                .with("id", id)
                .update();
    }

    /**
     * What is not shown waits without a time while nobody can be reached, so that nobody looks for it.
     *
     * @param reachable false when Telegram says that the bot was blocked
     */
    public void setReachable(long telegramId, boolean reachable) {
        sql.of("""
                        with waiting as (update chat_message
                          set due_at = case when :reachable then :now::timestamptz else 'infinity' end,
                            waiting_since = case when :reachable then :now::timestamptz end
                          where chat_id = :telegram and shown_version < wanted_version
                            and exists (select from app_user where telegram_id = :telegram))
                        update app_user set reachable = :reachable where telegram_id = :telegram""")
                .with("reachable", reachable)
                .with("now", clock.instant())
                .with("telegram", telegramId)
                .update();
    }

    /** The person's own number, once Telegram vouched for it. */
    public Optional<PhoneNumber> ownNumber(UserId id) {
        return askOwnNumber(id).get();
    }

    /** The same, in the round trip of whatever is needed next. */
    public Later<Optional<PhoneNumber>> askOwnNumber(UserId id) {
        return sql.of("select number from own_number o where user_id = :id and " + SHARED_LAST)
                .with("id", id)
                .askFirst(row -> row.phone("number"));
    }

    /** Telegram's word for it; whose it was before is not looked at here. */
    public void setOwnNumber(UserId id, PhoneNumber number) {
        sql.of("""
                insert into own_number (user_id, number, vouched_at) values (:id, :number, :now)
                on conflict (tenant_id, user_id) do update set number = excluded.number, vouched_at = excluded.vouched_at""")
                .with("id", id)
                .with("number", number)
                .with("now", clock.instant())
                .update();
    }

    /** Empty where there is no person in the row. */
    public static Optional<User> maybe(Row row) throws SQLException {
        return row.maybeNumber("id").isPresent() ? Optional.of(user(row)) : Optional.empty();
    }

    private static User user(Row row) throws SQLException {
        var zone = ZoneId.of(row.text("time_zone"));
        return new User(
                row.user("id"),
                row.number("telegram_id"),
                row.maybeText("name"),
                row.maybeText("language").map(Language::valueOf),
                row.maybeText("client_language").map(Language::valueOf),
                zone,
                row.maybeInstant("zone_chosen_at").isPresent() || !zone.equals(FIRST),
                row.maybeNumber("terms_version").map(Math::toIntExact),
                row.maybeInstant("welcomed_at").isPresent(),
                row.flag("is_admin"),
                row.flag("reachable"),
                row.flag("leaving"));
    }
}
