package com.speechcad.local;

import com.speechcad.local.aws.AwsEndpoint;
import com.speechcad.local.clock.KeptClock;
import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.dynopay.DynopaySimulator;
import com.speechcad.local.files.FileBucket;
import com.speechcad.local.gateway.ApiGateway;
import com.speechcad.local.gateway.GatewayRoute;
import com.speechcad.local.gateway.GatewaySettings;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.lambda.LambdaFunction;
import com.speechcad.local.lambda.LocalFunction;
import com.speechcad.local.page.LabPage;
import com.speechcad.local.page.LabRooms;
import com.speechcad.local.page.LogTail;
import com.speechcad.local.postgres.LocalPostgres;
import com.speechcad.local.queue.LocalQueues;
import com.speechcad.local.queue.QueuePoller;
import com.speechcad.local.retell.RetellSimulator;
import com.speechcad.local.scheduler.LabScheduler;
import com.speechcad.local.store.Journal;
import com.speechcad.local.telegram.TelegramSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole of Speechcad in this process: PostgreSQL, queues, scheduler, bucket, gateway, the five functions, and the
 * providers' doubles. Rows, files and what the doubles know stay in the folder and survive a killed process; messages in
 * queues do not, and need not.
 */
public final class Lab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lab.class);

    private final OpenParts open;
    private final List<String> remarks = new ArrayList<>();
    private final LabClock clock = new LabClock();
    private final LabClock functionsClock = new LabClock(clock);
    private final LocalPostgres postgres;
    private final LocalQueues queues;
    private final LabScheduler scheduler;
    private final AwsEndpoint aws;
    private final LabFunctions functions;
    private final ApiGateway gateway;
    private final HttpRoutes page;
    private final Optional<TelegramSimulator> telegram;
    private final Optional<RetellSimulator> retell;
    private final Optional<DynopaySimulator> dynopay;

    private Lab(LabSettings settings, OpenParts open) throws IOException {
        this.open = open;
        var folder = new LabFolder(settings.folder());
        try {
            Files.createDirectories(folder.root());
            own(FolderLock.take(folder.root()));
            FreePorts.check(settings);
            if (settings.fresh()) {
                folder.forget();
            }
            var keys = LabKeys.in(folder.root());
            KeptClock.keep(clock, own(Journal.at(KeptClock.file(folder.root()))));
            var startingQueues = CompletableFuture.supplyAsync(LabQueues::start);
            postgres = own(LocalPostgres.start(folder.postgres(), 0, settings.fresh()));
            postgres.migrate(keys.get("DATABASE_PASSWORD"));
            queues = own(startingQueues.join());
            var timers = own(new LabTimers(clock));
            scheduler = new LabScheduler(
                    own(Journal.at(folder.journal("scheduler"))), clock, timers, this::target, new Random());
            scheduler.ensureGroup(LabEnvironment.SCHEDULES);
            aws = own(new AwsEndpoint(
                    0,
                    queues.url(),
                    scheduler,
                    new FileBucket(LabEnvironment.BUCKET, folder.files(), Clock.systemUTC())));
            LabEnvironment.tellTheSdk(aws.url());
            page = own(new HttpRoutes(settings.port()));
            var doors = new Doors();
            gateway = own(ApiGateway.start(GatewaySettings.onPort(settings.gatewayPort()), doors.routes(), clock));
            var environment = LabEnvironment.of(settings, keys, page.url(), gateway.url(), aws.url(), postgres.url());

            LabEnvironment.write(folder.root().resolve("functions.env"), environment);
            var doubles = new LabDoubles(keys, folder, clock, timers, page, open);
            telegram = settings.plays(Provider.TELEGRAM) ? Optional.of(doubles.telegram()) : Optional.empty();
            dynopay = settings.plays(Provider.DYNOPAY) ? Optional.of(doubles.dynopay()) : Optional.empty();
            var callerId = environment.getOrDefault("PLATFORM_CALLER_ID", LabEnvironment.CALLER_ID);
            retell = settings.plays(Provider.RETELL) ? Optional.of(doubles.retell(callerId)) : Optional.empty();
            new LabDoors(clock, scheduler).mount(page);
            own(new LabPage(rooms(own(LogTail.attach()))).mount(page));
            page.start();

            functions = own(LabFunctions.start(environment, functionsClock));
            functions.any().ifPresent(function -> prepare(function, settings, environment));
            doors.functions.complete(functions);
            var pollers = LabQueues.poll(queues, functions.get(LabFunctions.WORKER));
            pollers.forEach(this::own);
            own(() -> pollers.forEach(QueuePoller::takeNoMore));
            // A task that is new runs at once anyway; on a folder of before nobody would have numbers to give for an
            // hour.
            scheduler.now(LabSchedules.NUMBERS);
            functions.find(LabFunctions.CRON).ifPresent(cron -> LabSchedules.ensure(scheduler, cron));
            scheduler.start();
            // Opened early for its address, but the first to close: nobody may come in while the functions go.
            own(gateway);
        } catch (RuntimeException | IOException | Error broken) {
            close();
            throw broken;
        } finally {
            open.started();
        }
    }

    /**
     * Returns when everything answers.
     *
     * @throws IllegalStateException when another one runs on the folder
     */
    public static Lab start(LabSettings settings) {
        return start(settings, new OpenParts());
    }

    /**
     * The same, by parts that somebody else may stop meanwhile.
     *
     * @throws java.util.concurrent.CancellationException when they did
     */
    static Lab start(LabSettings settings, OpenParts open) {
        try {
            return new Lab(settings, open);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What whoever started it has to know, a line each: what is off, and what it needs. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The page and the simulators, for this machine only. Without a slash at the end. */
    public URI url() {
        return page.url();
    }

    /** What a tunnel may show to the world: the functions' routes and nothing else. */
    public URI gatewayUrl() {
        return gateway.url();
    }

    public LabClock clock() {
        return clock;
    }

    /** That of the functions alone: with an offset it is not everybody else's. */
    public LabClock functionsClock() {
        return functionsClock;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalQueues queues() {
        return queues;
    }

    public LabScheduler scheduler() {
        return scheduler;
    }

    /** What the functions asked of the queues and the scheduler, the newest last. */
    public List<AwsEndpoint.Asked> askedOfAws() {
        return aws.asked();
    }

    /** A function by its name, such as {@code billing-cron-fn}, to be invoked directly. */
    public LambdaFunction function(String name) {
        return functions.get(name);
    }

    /** @throws java.util.NoSuchElementException when the real one is used */
    public TelegramSimulator telegram() {
        return telegram.orElseThrow();
    }

    /** @throws java.util.NoSuchElementException when the real one is used */
    public RetellSimulator retell() {
        return retell.orElseThrow();
    }

    /** @throws java.util.NoSuchElementException when the real one is used */
    public DynopaySimulator dynopay() {
        return dynopay.orElseThrow();
    }

    /** Stops in the opposite order of starting; what is under way is finished where that takes seconds only. */
    @Override
    public void close() {
        open.close();
    }

    private <T extends AutoCloseable> T own(T part) {
        return open.own(part);
    }

    private void prepare(LocalFunction function, LabSettings settings, Map<String, String> environment) {
        var keys = new LabTenant(function).prepare(settings, environment);
        remarks.addAll(LabRemarks.of(settings, environment, keys::get));
        own(new LabBot(function, settings, environment, gateway.url())).start().ifPresent(remarks::add);
        remarks.forEach(line -> LOG.warn("{}", line));
    }

    private Optional<LambdaFunction> target(String arn) {
        return functions.byArn(arn).or(() -> LabQueues.sender(queues, arn));
    }

    private LabRooms rooms(LogTail log) {
        var versions = new HashMap<String, LongSupplier>();
        telegram.ifPresent(played -> versions.put("telegram", played::version));
        retell.ifPresent(played -> versions.put("retell", played::version));
        dynopay.ifPresent(played -> versions.put("dynopay", played::changes));
        var depths = new HashMap<String, Supplier<LocalQueues.Depth>>();
        LabQueues.all().forEach(name -> depths.put(name, () -> queues.depth(name)));
        return new LabRooms(versions, clock, postgres.superuser(), depths, log);
    }

    /** The gateway's address is part of the functions' configuration, so that it is open before they are there. */
    private static final class Doors {
        private final CompletableFuture<LabFunctions> functions = new CompletableFuture<>();

        List<GatewayRoute> routes() {
            return LabFunctions.routes(
                    name -> event -> functions.join().get(name).invoke(event));
        }
    }
}
