package com.speechcad.fn.cron;

import com.speechcad.billing.PaymentProvider;
import com.speechcad.call.NumberList;
import com.speechcad.db.Sql;
import com.speechcad.db.Tx;
import com.speechcad.flow.ProviderFlows;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.Unreachable;
import com.speechcad.notify.Bot;
import com.speechcad.tenant.TenantKey;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks Telegram where it sends updates, Retell whether it lets us in and how many calls it runs at once, and DynoPay. */
@Singleton
class CheckProviders implements Checkup {
    private static final int MANY_WAITING = 20;

    private final Tenants tenants;
    private final Bot bot;
    private final NumberList numbers;
    private final ProviderFlows flows;
    private final PaymentProvider payments;
    private final Tx tx;
    private final Sql sql;
    private final CheckSettings settings;
    private final String publicBaseUrl;
    private final String callerId;

    CheckProviders(
            Tenants tenants,
            Bot bot,
            NumberList numbers,
            ProviderFlows flows,
            PaymentProvider payments,
            Tx tx,
            Sql sql,
            CheckSettings settings,
            @Value("${public.base.url:}") String publicBaseUrl,
            @Value("${platform.caller.id:}") String callerId) {
        this.tenants = tenants;
        this.bot = bot;
        this.numbers = numbers;
        this.flows = flows;
        this.payments = payments;
        this.tx = tx;
        this.sql = sql;
        this.settings = settings;
        this.publicBaseUrl = publicBaseUrl;
        this.callerId = callerId;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public List<Finding> look() {
        var findings = new ArrayList<Finding>();
        for (var tenant : tenants.all()) {
            var keys = tenants.keys(tenant);
            if (keys.get(TenantKey.TELEGRAM_BOT_TOKEN).isPresent()) {
                findings.addAll(asked("Telegram", () -> telegram(tenant)));
            }
            if (keys.get(TenantKey.RETELL_API_KEY).isPresent()) {
                findings.addAll(asked("Retell", () -> retell(tenant)));
            }
            if (keys.get(TenantKey.DYNOPAY_API_KEY).isPresent()) {
                findings.addAll(asked("DynoPay", () -> List.of(dynopay(tenant))));
            }
        }
        return findings;
    }

    private static List<Finding> asked(String whom, Supplier<List<Finding>> question) {
        try {
            return question.get();
        } catch (Unreachable away) {
            return List.of(Finding.wrong(whom + " does not answer: " + away.getMessage()));
        }
    }

    private List<Finding> telegram(TenantId tenant) {
        var webhook = bot.webhook(tenant);
        var ours = publicBaseUrl + "/telegram/" + tenants.slug(tenant);
        var findings = new ArrayList<Finding>();
        findings.add(
                webhook.url().equals(ours)
                        ? Finding.fine("Telegram sends the updates of " + tenants.slug(tenant) + " to us")
                        : Finding.wrong(
                                "Telegram sends the updates of " + tenants.slug(tenant) + " to \""
                                        + webhook.url() + "\" and not to " + ours
                                        + (settings.isPublicAddressGood()
                                                ? ": if PUBLIC_BASE_URL is right, start the task connect-bots"
                                                : ": PUBLIC_BASE_URL itself is wrong. Set it first, then start the task connect-bots")));
        if (webhook.waiting() > MANY_WAITING) {
            findings.add(Finding.wrong(webhook.waiting() + " updates wait at Telegram; it says: "
                    + webhook.lastError().orElse("nothing")));
        }
        return findings;
    }

    private List<Finding> retell(TenantId tenant) {
        return switch (numbers.read(tenant)) {
            case NumberList.Workspace.Closed(var why) ->
                List.of(Finding.wrong("Retell does not let " + tenants.slug(tenant) + " in: " + why
                        + ". Put a good key into the secret of RETELL_API_KEY and start the task renew-keys"));
            case NumberList.Workspace.Of workspace -> open(tenant, workspace.numbers(), workspace.concurrency());
        };
    }

    private Finding dynopay(TenantId tenant) {
        return switch (payments.access(tenant)) {
            case PaymentProvider.Access.Open _ -> Finding.fine("DynoPay lets " + tenants.slug(tenant) + " in");
            case PaymentProvider.Access.Closed(var why) ->
                Finding.wrong("DynoPay does not let " + tenants.slug(tenant) + " in: " + why
                        + ". Put a good key into the secret of DYNOPAY_API_KEY and start the task renew-keys");
        };
    }

    private List<Finding> open(TenantId tenant, List<NumberList.Owned> owned, int concurrency) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.fine("Retell lets " + tenants.slug(tenant) + " in: " + owned.size() + " numbers, "
                + concurrency + " calls at once"));
        var slots = tx.call(
                tenant,
                () -> sql.of("select concurrency from provider_account where provider = 'retell'")
                        .first(row -> row.integer("concurrency")));
        slots.filter(known -> known != concurrency)
                .ifPresent(known -> findings.add(Finding.wrong("we count with " + known + " calls at once, Retell with "
                        + concurrency + ": start the task sync-numbers")));
        if (tenants.slug(tenant).equals("default")
                && PhoneNumber.international(callerId.strip())
                        .filter(ours ->
                                owned.stream().map(NumberList.Owned::number).noneMatch(ours::equals))
                        .isPresent()) {
            findings.add(Finding.wrong("PLATFORM_CALLER_ID is none of Retell's numbers: self-calls are refused there"));
        }
        findings.addAll(published(tenant));
        return findings;
    }

    /** Flows of versions that can be called and that somebody deleted at the provider; others' flows there are not ours. */
    private List<Finding> published(TenantId tenant) {
        if (!(flows.list(tenant) instanceof ProviderFlows.Said.Done<List<ProviderFlows.Copy>>(var copies))) {
            return List.of();
        }
        var there = copies.stream().map(ProviderFlows.Copy::id).toArray(String[]::new);
        var lost = tx.call(tenant, () -> sql.of("""
                        select count(*) as lost from flow_version v join flow f on f.id = v.flow_id
                        where v.state = 'PUBLISHED' and f.deleted_at is null and v.definition ->> 'task' is null
                          and v.provider_flow is not null and v.provider_flow <> all (:there)""").with("there", there).only(row -> row.integer("lost")));
        return lost == 0
                ? List.of()
                : List.of(Finding.wrong(
                        lost + (lost == 1 ? " published version of flows of " : " published versions of flows of ")
                                + tenants.slug(tenant) + (lost == 1 ? " is" : " are")
                                + " not at Retell any more: calls by it fail until its flow is published again"));
    }
}
