package com.speechcad.local.retell;

import com.speechcad.local.clock.LabClock;
import com.speechcad.local.clock.LabTimers;
import com.speechcad.local.http.HttpRoutes;
import com.speechcad.local.http.RequestLog;
import com.speechcad.local.store.Journal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Retell on one machine. Conditions in prose are judged by {@link EdgeJudge}, values are taken by {@link Extraction},
 * tools are not called, and a local component is stepped over by its else edge. Everything is kept in the journal: after
 * a restart calls go on, or end where their time is over, and undelivered webhooks are sent.
 *
 * <p>The back door, beside the provider's own API and without its key (JSON, names as in {@link CallView}, {@link
 * Callee} and {@link Fault}):
 *
 * <pre>
 * GET    /lab/calls                     {version, calls: [CallView]}, newest last
 * GET    /lab/calls/{id}                CallView, or 404
 * GET    /lab/ringing                   {version, calls: [CallView]}
 * GET    /lab/await?version=N&amp;timeout_ms=T   as /lab/calls, as soon as something happened after version N
 * POST   /lab/calls/{id}/answer         204, or 409 when the call is not at that point
 * POST   /lab/calls/{id}/press          {"keys": "12#"}
 * POST   /lab/calls/{id}/say            {"words": "yes please"}
 * POST   /lab/calls/{id}/hang-up        declines a ringing call
 * GET    /lab/scripts                   {number: Callee}
 * PUT    /lab/scripts/{number}          Callee, such as {"type": "answers", "afterMs": 2000,
 *                                       "acts": [{"do": "press", "keys": "1"}, {"do": "hang_up"}]}
 * DELETE /lab/scripts                   every number is a stranger again
 * POST   /lab/numbers                   {"number": "+1…"} owned from now on
 * GET    /lab/faults, /faults           [Fault]
 * POST   /lab/faults, /faults           Fault, such as {"kind": "DROP", "on": "call_started", "times": 1}
 * DELETE /lab/faults, /faults           nothing goes wrong any more
 * GET    /lab/webhooks                  those not delivered yet, without their bodies
 * GET    /lab/requests, /requests       JSON lines of all the API was asked
 * </pre>
 */
public final class RetellSimulator implements AutoCloseable {
    private final LabClock clock;
    private final Workspace workspace;
    private final Calls calls;
    private final Alarms alarms;
    private final Scripts scripts;
    private final Faults faults;
    private final WebhookSender sender;
    private final CallJson json;
    private final CallLife life;
    private @Nullable HttpRoutes server;
    private @Nullable URI url;

    public RetellSimulator(Journal journal, LabClock clock, LabTimers timers, RetellSettings settings) {
        this.clock = clock;
        workspace = new Workspace(settings, clock, journal);
        calls = new Calls(journal);
        faults = new Faults(journal);
        scripts = new Scripts(journal, settings.stranger());
        alarms = new Alarms(clock, timers, settings, calls);
        sender = new WebhookSender(settings, clock, timers, journal);
        json = new CallJson(workspace, this::url);
        var webhooks = new Webhooks(workspace, faults, json, sender);
        life = new CallLife(workspace, calls, alarms, scripts, webhooks, faults);
    }

    /** Listens on a port of its own, 0 for any free one, and goes on with what a former process left. */
    public RetellSimulator start(int port) {
        var own = new HttpRoutes(port);
        server = own;
        mount(own, "", own.url());
        own.start();
        return this;
    }

    /**
     * Answers under a prefix of a server that somebody else starts, and goes on with what a former process left.
     *
     * @param prefix such as {@code /sim/retell}, or empty
     * @param reachedAt the address of that prefix, without a slash at the end
     */
    public void mount(HttpRoutes routes, String prefix, URI reachedAt) {
        url = reachedAt;
        var log = new RequestLog(clock);
        var api = new Api(routes, prefix, workspace.settings, faults, log);
        new FlowApi(workspace, api);
        new AgentApi(workspace, api);
        new AgentVersionApi(workspace, api);
        new LlmApi(workspace, api);
        new VoiceApi(workspace, api, this::url);
        new NumberApi(workspace, calls, api);
        new CreateCallApi(workspace, calls, life, json, api);
        new CallApi(workspace, calls, life, json, api);
        new ListCallsApi(workspace, calls, json, api);
        new Recordings(workspace, calls, json, api);
        new LabRoutes(this, sender, log).add(routes, prefix);
        alarms.start(life::goOff);
        sender.start();
        api.on("*", "/{rest*}", Api::unknown);
    }

    /** Without a slash at the end. */
    public URI url() {
        if (url == null) {
            throw new IllegalStateException("the simulator has not been started");
        }
        return url;
    }

    /** All calls, oldest first. */
    public List<CallView> calls() {
        return calls.locked(() -> calls.all().stream().map(this::view).toList());
    }

    public Optional<CallView> call(String callId) {
        return calls.locked(() -> calls.find(callId).map(this::view));
    }

    public List<CallView> ringing() {
        return calls().stream().filter(call -> call.state().equals("ringing")).toList();
    }

    /** False when the call does not ring. */
    public boolean answer(String callId) {
        return doing(callId, life::answer);
    }

    /** @return false when nobody talks, or these are not keys ({@code 0-9 * #}) */
    public boolean press(String callId, String keys) {
        return doing(callId, call -> life.press(call, keys));
    }

    /** False when nobody talks. */
    public boolean say(String callId, String words) {
        return doing(callId, call -> life.say(call, words));
    }

    /** Declines a ringing call; false when there is nothing to hang up. */
    public boolean hangUp(String callId) {
        return doing(callId, life::hangUp);
    }

    /** What a number does when it is called from now on. */
    public void script(String number, Callee behaviour) {
        scripts.set(number, behaviour);
    }

    public Map<String, Callee> scripts() {
        return scripts.all();
    }

    public void clearScripts() {
        scripts.clear();
    }

    /** The workspace owns this E.164 number from now on. */
    public void own(String number) {
        workspace.own(number);
    }

    /** The workspace has these voices from now on, and no others; until a restart. */
    public void offer(List<Voice> voices) {
        workspace.offer(voices);
    }

    public Faults faults() {
        return faults;
    }

    /** Grows with every step of any call. */
    public long version() {
        return calls.version();
    }

    /** Waits for a step after that version; gives the version then, the same one when the time is up. */
    public long await(long version, Duration timeout) {
        return calls.await(version, timeout);
    }

    /** Stops answering and acting; what is under way stays in the journal. */
    @Override
    public void close() {
        alarms.close();
        sender.close();
        if (server != null) {
            server.close();
        }
    }

    private CallView view(Call call) {
        return CallView.of(workspace, call, life.end().callMs(call));
    }

    private boolean doing(String callId, Predicate<Call> what) {
        return calls.locked(() -> {
            var call = calls.find(callId);
            if (call.isEmpty() || !what.test(call.get())) {
                return false;
            }
            calls.save(call.get());
            return true;
        });
    }
}
