package com.speechcad.provider.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.speechcad.db.Tx;
import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Scene;
import com.speechcad.tenant.Tenants;
import com.speechcad.watch.Quiet;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * All that happens at a door, over and over: a letter that asks for nothing, letters that do, and whole scenes. Quietly, and
 * nothing of it is kept, sent or counted.
 */
final class Rehearsal {
    /** From this status on there is no point in going on: each letter would wait as long, and a restore has ten seconds. */
    static final int STORE_AWAY = 500;

    private final Tx tx;
    private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;
    private final Optional<TenantId> tenant;
    private final List<NoOp.Letter> letters = new ArrayList<>();
    private final List<Scene> scenes;
    private int status = 200;

    /**
     * @param door the first part of the path, such as {@code /retell/}
     * @param first asks for nothing, and says whether the store is there
     */
    Rehearsal(
            ApplicationContext context,
            String door,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
            NoOp.Letter first) {
        tx = context.getBean(Tx.class);
        this.handler = handler;
        tenant = context.getBean(Tenants.class).all().stream().findFirst();
        letters.add(first);
        tenant.ifPresent(whose -> context.getBeansOfType(NoOp.class).stream()
                .flatMap(known -> known.rehearsals(whose).stream())
                .filter(letter -> letter.path().startsWith(door))
                .forEach(letters::add));
        scenes = context.getBeansOfType(Scene.class).stream()
                .filter(scene -> door.startsWith(scene.door()))
                .toList();
    }

    /** @return false once the store is away */
    boolean round() {
        return round(() -> true);
    }

    /**
     * @param hasTime asked before each part of it
     * @return false once the store is away, or there is no time
     */
    boolean round(BooleanSupplier hasTime) {
        BooleanSupplier goesOn = () -> status < STORE_AWAY && hasTime.getAsBoolean();
        Quiet.during(() -> {
            letters.forEach(letter -> onlyIf(goesOn, () -> tx.rehearse(() -> handle(letter))));
            scenes.forEach(scene -> tenant.ifPresent(whose ->
                    onlyIf(goesOn, () -> tx.rehearse(() -> tx.run(whose, () -> scene.play(whose, this::handle))))));
        });
        return goesOn.getAsBoolean();
    }

    /** 200, or what a letter was last answered that was to be answered otherwise. */
    int status() {
        return status;
    }

    private static void onlyIf(BooleanSupplier goesOn, Runnable part) {
        if (goesOn.getAsBoolean()) {
            part.run();
        }
    }

    private void handle(NoOp.Letter letter) {
        var answered = Envelope.rehearsed(handler, Envelope.event(letter)).getStatusCode();
        if (answered != letter.answer()) {
            status = answered;
        }
    }
}
