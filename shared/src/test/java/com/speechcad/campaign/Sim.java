package com.speechcad.campaign;

import com.speechcad.billing.CallKind;
import com.speechcad.billing.Quote;
import com.speechcad.billing.Quotes;
import com.speechcad.call.Accounts;
import com.speechcad.call.Attempt;
import com.speechcad.call.RequestCall;
import com.speechcad.call.SyncNumbers;
import com.speechcad.call.TakeReport;
import com.speechcad.db.Task;
import com.speechcad.db.TestApp;
import com.speechcad.db.TestQueue;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.Money;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.TenantId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Consent;
import com.speechcad.lawful.Consents;
import com.speechcad.lawful.Scope;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.wallet.Ledger;
import com.speechcad.wallet.Movement;
import com.speechcad.wallet.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** All rooms over a real PostgreSQL; queue, clock, webhooks and provider are events on a clock that jumps to the next. */
public final class Sim implements AutoCloseable {
    private static final Set<CampaignState> UNDER_WAY = EnumSet.of(CampaignState.RUNNING, CampaignState.STOPPING);

    public static final PhoneNumber CALLER_ID = new PhoneNumber("+14155550100");

    public static final Duration A_TASK = Duration.ofSeconds(30);
    public static final Map<String, Object> CONFIGURED = Map.of("platform.caller.id", CALLER_ID.e164());
    private static final Duration QUEUE = Duration.ofMillis(20);
    private static final Set<String> EACH_MINUTE =
            Set.of("dispatch", "start-campaigns", "settle-missed", "expire-leases");

    public final SimProvider provider;
    public final TestApp app;
    private final Random chance;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private Stack stack = new Here();
    private final Map<UUID, Integer> contacts = new HashMap<>();
    private long order;
    private int people;

    /** Who reads the queue of the dials: everybody at once and in no time, unless there are so many. */
    Optional<Crew> crew = Optional.empty();

    /** How a webhook travels: empty when it is lost, else once for each delay. */
    public Supplier<List<Duration>> webhooks;

    private record Event(Instant at, long order, boolean isLost, Runnable work) {}

    /** Where our own work is done: here, or in a process that can be killed. */
    public interface Stack {
        /** A message of a queue. */
        void work(String body);

        /** A webhook about a call that is over. */
        void hook(SimProvider.SimCall call);

        /** The clock's tasks, once. */
        void tick();
    }

    private final class Here implements Stack {
        @Override
        public void work(String body) {
            QueueWorker.work(app, body);
        }

        @Override
        public void hook(SimProvider.SimCall call) {
            app.get(TakeReport.class).take(call.tenant(), provider.ended(call));
        }

        @Override
        public void tick() {
            minutely(app).forEach(task -> task.run(A_TASK));
        }
    }

    /** Somebody with money, a trusted business and a number of their own. */
    public record Person(TenantId tenant, UserId user, BusinessId business, long account) {
        /** Whom every call of theirs goes to. */
        public PhoneNumber own() {
            return own(user);
        }

        private static PhoneNumber own(UserId user) {
            return new PhoneNumber("+1415555%04d".formatted(user.value() % 10_000));
        }
    }

    public Sim(long seed, int slots, int startsPerSecond) {
        this(seed, slots, startsPerSecond, "");
    }

    /** @param urlParameters for the database's driver */
    public Sim(long seed, int slots, int startsPerSecond, String urlParameters) {
        chance = new Random(seed);
        webhooks = () -> List.of(Duration.ofMillis(200 + chance.nextInt(1_800)));
        provider = new SimProvider(this::now, slots, startsPerSecond);
        app = TestApp.through(urlParameters, real -> real, CONFIGURED, provider);
        minute();
    }

    /**
     * Over a database that lasts, with the work done elsewhere; what prepares and looks stays here.
     *
     * @param url of a migrated one
     */
    public Sim(long seed, int slots, int startsPerSecond, String url, Function<Sim, Stack> elsewhere) {
        chance = new Random(seed);
        webhooks = () -> List.of(Duration.ofMillis(200 + chance.nextInt(1_800)));
        provider = new SimProvider(this::now, slots, startsPerSecond);
        app = TestApp.over(url, CONFIGURED, provider);
        stack = elsewhere.apply(this);
        minute();
    }

    /** The tasks that the clock starts each minute and a campaign needs. */
    public static List<Task> minutely(TestApp app) {
        return app.all(Task.class).stream()
                .filter(task -> EACH_MINUTE.contains(task.name()))
                .toList();
    }

    public Instant now() {
        return app == null ? Instant.EPOCH : app.clock().instant();
    }

    public Random chance() {
        return chance;
    }

    private void minute() {
        at(now().plusSeconds(60), () -> {
            stack.tick();
            minute();
        });
    }

    public void at(Instant at, Runnable work) {
        events.add(new Event(at, order++, false, work));
    }

    /** Something that is only in a process's memory or on the wire. */
    private void onTheWire(Duration delay, Runnable work) {
        events.add(new Event(now().plus(delay), order++, true, work));
    }

    public void in(Duration delay, Runnable work) {
        at(now().plus(delay), work);
    }

    /** Goes on until that holds, or so much time is over. @return whether it holds */
    public boolean run(Duration most, BooleanSupplier done) {
        var end = now().plus(most);
        collect();
        while (!done.getAsBoolean()) {
            var next = events.poll();
            if (next == null || next.at.isAfter(end)) {
                if (next != null) {
                    events.add(next);
                }
                app.clock().set(end);
                return done.getAsBoolean();
            }
            if (next.at.isAfter(now())) {
                app.clock().set(next.at);
            }
            next.work.run();
            collect();
        }
        return true;
    }

    public void run(Duration time) {
        run(time, () -> false);
    }

    /** What was sent to the queues, and the webhooks of calls that were placed. */
    private void collect() {
        var sent = List.copyOf(app.queue().sent());
        app.queue().sent().clear();
        sent.forEach(this::queued);
        provider.placed().forEach(call -> at(call.endsAt(), () -> hookOf(call.attempt())));
    }

    private void hookOf(UUID attempt) {
        var call = Optional.ofNullable(provider.calls().get(attempt)).orElseThrow();
        if (call.endsAt().isAfter(now())) {
            at(call.endsAt(), () -> hookOf(attempt));
            return;
        }
        webhooks.get().forEach(delay -> onTheWire(delay, () -> timed("webhook", () -> stack.hook(call))));
    }

    private void queued(TestQueue.Sent message) {
        // Whole seconds, as the real queue counts them.
        var delay = Duration.ofSeconds(message.delay().plusMillis(999).toSeconds());
        var kind = message.body().contains("\"dispatch\"")
                ? "dispatch"
                : message.body().contains("\"from\"") ? "gate" : "job";
        Runnable work = () -> timed(kind, () -> stack.work(message.body()));
        onTheWire(
                delay.plus(QUEUE),
                () -> crew.filter(_ -> !kind.equals("job"))
                        .map(few -> QueueWorker.pieceOf(message.body())
                                .map(campaign -> few.done(now(), campaign))
                                .orElseGet(() -> few.done(now())))
                        .ifPresentOrElse(done -> onTheWire(Duration.between(now(), done), work), work));
    }

    private final Map<String, Long> nanos = new TreeMap<>();

    /** Real time, by what it was for. */
    public Map<String, Long> nanos() {
        return nanos;
    }

    private void timed(String kind, Runnable work) {
        var began = System.nanoTime();
        work.run();
        nanos.merge(kind, System.nanoTime() - began, Long::sum);
    }

    /** A person of a tenant, made anew each time. */
    public Person person(TenantId tenant, Money money) {
        var number = ++people;
        return app.tx().call(tenant, () -> {
            var user = app.get(Users.class)
                    .meet(700_000 + number, Optional.empty())
                    .id();
            app.get(Users.class).setOwnNumber(user, Person.own(user));
            var business = app.get(Businesses.class).of(user).id();
            app.get(Businesses.class).setTier(business, Business.Tier.T2);
            app.get(Ledger.class).credit(Movement.of("seed:" + number, user, Reason.TOP_UP, money));
            return new Person(tenant, user, business, app.get(Accounts.class).ofTenant());
        });
    }

    /** Somebody told the person's business that it may call. In the open transaction. */
    public void agrees(Person person, PhoneNumber number) {
        app.get(Consents.class)
                .attest(
                        person.user,
                        person.business,
                        number,
                        new Consent.Given(
                                Scope.INFORMATIONAL,
                                "Bea Brown",
                                "paper form",
                                "You may call me.",
                                LocalDate.of(2026, 11, 1),
                                Optional.empty()));
    }

    /** Another operator, with the same prices. */
    public TenantId tenant(long id) {
        app.database()
                .admin("insert into tenant (tenant_id, slug, name) values (%d, 't%d', 'Another')".formatted(id, id));
        var tenant = new TenantId(id);
        app.tx().run(tenant, () -> app.sql().of("select seed_billing()").list(_ -> true));
        return tenant;
    }

    /** A single call of the person to their own number, asked for now. */
    public UUID singleCall(Person person) {
        var script = new Attempt.Script(new UUID(0, 7), "Sim", 1, "agent_1", 1, false, Map.of());
        return app.tx().call(person.tenant, () -> {
            var quote = (Quote.Offered) app.get(Quotes.class).quote(person.user, CallKind.SINGLE, person.own(), false);
            var said = app.get(RequestCall.class)
                    .request(new RequestCall.Wish(
                            "tap " + order,
                            person.user,
                            person.business,
                            script,
                            person.own(),
                            CALLER_ID,
                            false,
                            quote));
            return switch (said) {
                case RequestCall.Outcome.Requested(var attempt) -> attempt;
                case RequestCall.Outcome.Refused(var why) -> throw new AssertionError(why);
            };
        });
    }

    /** What the queue holds in memory and webhooks on their way are gone, as with the process. */
    public void kill() {
        events.removeIf(event -> event.isLost);
    }

    /** So many slots and starts, as the provider says; none kept for single calls unless wanted. */
    public void account(TenantId tenant, int startsPerSecond, int kept) {
        app.get(SyncNumbers.class).run(tenant);
        app.tx()
                .run(
                        tenant,
                        () -> app.sql()
                                .of("update provider_account set starts_per_second = :starts, kept_for_single = :kept")
                                .with("starts", startsPerSecond)
                                .with("kept", kept)
                                .update());
    }

    /** The line takes so many calls at once from now on. */
    public void concurrency(TenantId tenant, int slots) {
        app.tx()
                .run(
                        tenant,
                        () -> app.sql()
                                .of("update provider_account set concurrency = :slots")
                                .with("slots", slots)
                                .update());
    }

    /** A running campaign that calls the person's own number so often: it needs neither consent nor hours. */
    public UUID campaign(Person person, int contacts, Money budget, RetryPolicy retries, int pace) {
        var id = app.tx()
                .call(person.tenant, () -> app.get(DraftCampaign.class).create(person.user, person.business, "Sim"));
        app.tx().run(person.tenant, () -> {
            app.sql()
                    .of(
                            "insert into caller_id (number, business_id, present, seen_at) values (:number, :business, true, :now)"
                                    + " on conflict (tenant_id, number) do update set business_id = excluded.business_id")
                    .with("number", CALLER_ID)
                    .with("business", person.business)
                    .with("now", now())
                    .update();
            app.sql()
                    .of("""
                    update campaign set state = 'RUNNING', flow_version_id = :version, flow_name = 'Sim', flow_number = 1,
                      agent_id = 'agent_1', agent_version = 1, list_id = :version, from_number = :from,
                      budget_micros = :budget, tries = :tries, retry_seconds = :after, retry_machines = :machines,
                      pace = :pace, total = :contacts, copied = :contacts, copied_at = :now, launched_at = :now,
                      started_at = :now where id = :id""")
                    .with("version", new UUID(0, 7))
                    .with("from", CALLER_ID)
                    .with("budget", budget)
                    .with("tries", retries.tries())
                    .with("after", Math.toIntExact(retries.after().toSeconds()))
                    .with("machines", retries.machines())
                    .with("pace", pace)
                    .with("contacts", contacts)
                    .with("now", now())
                    .with("id", id)
                    .update();
        });
        for (int from = 1; from <= contacts; from += 5_000) {
            var first = from;
            app.tx()
                    .run(
                            person.tenant,
                            () -> app.sql()
                                    .of("""
                    insert into campaign_contact (campaign_id, seq, number, region, next_at)
                    select :id, n, :number, 'US', :now from generate_series(:from, :to) n""")
                                    .with("id", id)
                                    .with("number", person.own())
                                    .with("from", first)
                                    .with("to", Math.min(contacts, first + 4_999))
                                    .with("now", now())
                                    .update());
        }
        this.contacts.put(id, contacts);
        app.get(FanOut.class).run(person.tenant, id);
        return id;
    }

    /** Its owner resumes whatever stopped, until it is over. */
    public void goOn(Person person, UUID campaign, Duration most) {
        var end = now().plus(most);
        while (now().isBefore(end) && state(person, campaign) != CampaignState.FINISHED) {
            app.tx().run(person.tenant, () -> app.get(ControlCampaign.class).resume(person.user, campaign));
            // One that is being stopped waits for its calls: time has to pass for them.
            run(Duration.ofMinutes(30), () -> !UNDER_WAY.contains(state(person, campaign)));
        }
    }

    public CampaignProgress.Progress progress(Person person, UUID campaign) {
        return app.tx()
                .call(
                        person.tenant,
                        () -> app.get(CampaignProgress.class)
                                .of(app.get(Campaigns.class).find(campaign).orElseThrow()));
    }

    public CampaignState state(Person person, UUID campaign) {
        return app.tx()
                .call(person.tenant, () -> app.get(Campaigns.class).find(campaign))
                .orElseThrow()
                .state();
    }

    /** Everything that must hold at any instant. @return what does not */
    public List<String> wrong(Person person, UUID campaign) {
        var wrong = new ArrayList<>(provider.broken());
        var progress = progress(person, campaign);
        var sum = progress.contacts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        var rows = rows(person, campaign);
        if (rows != contacts.getOrDefault(campaign, rows) || sum != rows || progress.imported() != rows) {
            wrong.add("of %s contacts %d are there, %d imported and counted as %s"
                    .formatted(contacts.get(campaign), rows, progress.imported(), progress.contacts()));
        }
        var budget = progress.campaign().plan().budget().orElseThrow();
        var used = progress.campaign().spent().plus(progress.held());
        if (used.compareTo(budget) > 0) {
            wrong.add(used + " of a budget of " + budget);
        }
        app.tx().call(person.tenant, this::faults).forEach(fault -> wrong.add("books: " + fault));
        return wrong;
    }

    private int rows(Person person, UUID campaign) {
        return app.tx()
                .call(
                        person.tenant,
                        () -> app.sql()
                                .of("select count(*) as n from campaign_contact where campaign_id = :id")
                                .with("id", campaign)
                                .only(row -> row.integer("n")));
    }

    /** Books of a hundred thousand calls are read for longer than a function's statement may take. */
    private List<Ledger.Fault> faults() {
        app.sql().of("select set_config('statement_timeout', '0', true)").list(_ -> true);
        return app.get(Ledger.class).faults();
    }

    /** What must hold once nothing runs any more. */
    public List<String> leftOver(Person person) {
        return app.tx()
                .call(
                        person.tenant,
                        () -> app.sql()
                                .of(
                                        "select 'lease ' || attempt_id as what from slot_lease union all"
                                                + " select 'hold ' || subject from ledger_hold where state = 'OPEN' union all"
                                                + " select 'attempt ' || id || ' ' || state from attempt"
                                                + " where state not in ('ENDED', 'NOT_CONNECTED', 'REFUSED') union all"
                                                + " select 'held in contact ' || seq from campaign_contact where held_micros > 0")
                                .list(row -> row.text("what")));
    }

    @Override
    public void close() {
        app.close();
    }
}
