package com.speechcad.notify;

import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.kernel.Digest;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.Tenants;
import com.speechcad.text.Language;
import com.speechcad.text.Reader;
import com.speechcad.text.Text;
import com.speechcad.text.Words;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells Telegram about a tenant's bot: its commands and descriptions in every language, its menu button, and where its updates
 * go. Words are told when they are others than the last time, one call each; whatever failed half-way goes on where it was.
 */
@Singleton
public class SetUpBot {
    private final Bot bot;
    private final Tenants tenants;
    private final Tx tx;
    private final Sql sql;
    private final Clock clock;

    SetUpBot(Bot bot, Tenants tenants, Tx tx, Sql sql, Clock clock) {
        this.bot = bot;
        this.tenants = tenants;
        this.tx = tx;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Where its updates go first: Telegram may have enough of us before it knows all words, and old words beat a bot that
     * nobody answers.
     *
     * @param publicBase where the routes are, such as {@code https://example.test}
     * @throws com.speechcad.kernel.Unreachable when Telegram does not answer, or there is no token or secret
     */
    public void connect(TenantId tenant, URI publicBase) {
        webhook(tenant, publicBase);
        words(tenant);
    }

    /** @throws com.speechcad.kernel.Unreachable when Telegram does not answer, or there is no token */
    public void words(TenantId tenant) {
        var name = bot.username(tenant);
        tenants.nameBot(tenant, name);
        everybodysAndEach().forEach(language -> inLanguage(tenant, name, language));
        tell(tenant, "menu-button", name + "\ncommands", () -> bot.showCommandsBesideText(tenant));
    }

    private void inLanguage(TenantId tenant, String name, Optional<Language> client) {
        var language = client.orElse(Language.EN);
        var ending = client.map(one -> ":" + one.code()).orElse("");
        var commands = Commands.in(language);
        tell(
                tenant,
                "commands" + ending,
                name + "\n" + listed(commands),
                () -> bot.setCommands(tenant, client, Optional.empty(), commands));
        var about = said(CommandText.ABOUT, language);
        tell(tenant, "description" + ending, name + "\n" + about, () -> bot.describe(tenant, client, about));
        var brief = said(CommandText.ABOUT_BRIEFLY, language);
        tell(
                tenant,
                "short-description" + ending,
                name + "\n" + brief,
                () -> bot.describeBriefly(tenant, client, brief));
    }

    /** Telegram first: told twice is fine, taken for told and never said is not. */
    private void tell(TenantId tenant, String what, String words, Runnable telling) {
        var digest = Digest.sha256Hex(words);
        var told = tx.call(
                tenant,
                () -> sql.of("select digest from bot_words where what = :what")
                        .with("what", what)
                        .first(row -> row.text("digest")));
        if (told.filter(digest::equals).isPresent()) {
            return;
        }
        telling.run();
        tx.run(
                tenant,
                () -> sql.of("""
                        insert into bot_words (what, digest, told_at) values (:what, :digest, :now)
                        on conflict (tenant_id, what) do update set digest = excluded.digest, told_at = excluded.told_at""")
                        .with("what", what)
                        .with("digest", digest)
                        .with("now", clock.instant())
                        .update());
    }

    /** English for whoever's app speaks none of our languages. */
    private static List<Optional<Language>> everybodysAndEach() {
        return Stream.concat(
                        Stream.of(Optional.<Language>empty()),
                        Arrays.stream(Language.values()).map(Optional::of))
                .toList();
    }

    private static String listed(List<Bot.Command> commands) {
        return commands.stream()
                .map(command -> command.name() + " " + command.description())
                .collect(Collectors.joining("\n"));
    }

    private static String said(CommandText words, Language language) {
        return Words.plain(Text.text(words), Reader.of(language));
    }

    private void webhook(TenantId tenant, URI publicBase) {
        var base = publicBase.toString().replaceAll("/+$", "");
        bot.setWebhook(tenant, URI.create(base + "/telegram/" + tenants.slug(tenant)));
    }
}
