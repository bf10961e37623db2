package com.speechcad.local.bare;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.time.Clock;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

@Controller
class BareController {
    private final Clock clock;
    private final String greeting;

    BareController(Clock clock, @Value("${bare.greeting:none}") String greeting) {
        this.clock = clock;
        this.greeting = greeting;
    }

    /** Says back the exact bytes it got, so that a test sees what happened to them on the way. */
    @Post("/bare/{tenant}")
    @Consumes(MediaType.ALL)
    HttpResponse<String> bytes(@PathVariable String tenant, @Body byte @Nullable [] body, HttpRequest<?> request) {
        var hex = body == null ? "" : HexFormat.of().formatHex(body);
        return HttpResponse.accepted()
                .header("X-Asked", String.valueOf(request.getHeaders().get("x-ask")))
                .body(tenant + " " + hex);
    }

    @Get(value = "/bare", produces = MediaType.TEXT_PLAIN)
    String greeting() {
        return greeting + " " + clock.instant();
    }

    @Get("/fail")
    String fail() {
        throw new IllegalStateException("as asked");
    }
}
