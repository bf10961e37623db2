package com.speechcad.fn.cron;

import com.speechcad.kernel.TenantId;
import com.speechcad.tenant.NoOp;
import com.speechcad.tenant.Tenants;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a deployment: goes out to the public address and knocks at each of our own doors with an authentic letter that
 * asks for nothing. So the whole way is proven, and whoever deploys needs no provider's key for it.
 */
@Singleton
class Knock implements Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Knock.class);
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Tenants tenants;
    private final List<NoOp> letters;
    private final String publicBaseUrl;

    Knock(Tenants tenants, List<NoOp> letters, @Value("${public.base.url:}") String publicBaseUrl) {
        this.tenants = tenants;
        this.letters = letters;
        this.publicBaseUrl = publicBaseUrl;
    }

    @Override
    public String name() {
        return "knock";
    }

    @Override
    public List<String> tell(Duration most) {
        var said = new ArrayList<Finding>();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            said.add(get(http));
            tenants.all().forEach(tenant -> knock(http, tenant, said));
        }
        // Who starts it by hand reads the answer; nobody reads what the clock is answered.
        said.stream()
                .filter(found -> found.grade() == Finding.Grade.WRONG)
                .forEach(found -> LOG.error("ALARM a door of our own is closed: {}", found.line()));
        return said.stream().map(Finding::line).toList();
    }

    private Finding get(HttpClient http) {
        return judged("/health", 200, http, request("/health").GET().build());
    }

    private void knock(HttpClient http, TenantId tenant, List<Finding> said) {
        for (var door : letters) {
            if (!door.isSealed(tenant)) {
                // Whatever came back would prove nothing; silence would read as if it had been proven.
                said.add(Finding.note("/" + door.door() + "/" + tenants.slug(tenant)
                        + ": no key to seal a letter with, so nobody knocked there"));
                continue;
            }
            door.letter(tenant).ifPresent(letter -> {
                var request = request(letter.path()).POST(BodyPublishers.ofString(letter.body()));
                letter.headers().forEach(request::header);
                said.add(judged(letter.toString(), letter.answer(), http, request.build()));
            });
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(publicBaseUrl + path)).timeout(PATIENCE);
    }

    private static Finding judged(String door, int wanted, HttpClient http, HttpRequest request) {
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == wanted
                    ? Finding.fine(door + " answers " + status + ", as it should")
                    : Finding.wrong(door + " answers " + status + " and should answer " + wanted);
        } catch (IOException away) {
            return Finding.wrong(door + " does not answer: " + away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Finding.wrong(door + " was not waited for");
        }
    }
}
