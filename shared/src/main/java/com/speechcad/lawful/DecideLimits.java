package com.speechcad.lawful;

import com.speechcad.db.Audit;
import com.speechcad.db.Json;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.LimitRequest.State;
import com.speechcad.notify.Button;
import com.speechcad.notify.Chats;
import com.speechcad.notify.Message;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** An admin decides a request for higher limits, with a reason that the person is told. */
@Singleton
public class DecideLimits {
    private final LimitRequests requests;
    private final Businesses businesses;
    private final Trust trust;
    private final Users users;
    private final Chats chats;
    private final Audit audit;
    private final Json json;

    DecideLimits(
            LimitRequests requests,
            Businesses businesses,
            Trust trust,
            Users users,
            Chats chats,
            Audit audit,
            Json json) {
        this.requests = requests;
        this.businesses = businesses;
        this.trust = trust;
        this.users = users;
        this.chats = chats;
        this.audit = audit;
        this.json = json;
    }

    /** @return false when somebody decided it before, or it was withdrawn, or it is the admin's own */
    public boolean decide(UserId admin, long id, boolean granted, String reason) {
        var found = requests.find(id).filter(request -> !request.askedBy().equals(admin));
        if (found.isEmpty() || !requests.decide(id, admin, granted ? State.GRANTED : State.REFUSED, reason)) {
            return false;
        }
        var request = found.get();
        if (granted) {
            businesses.setName(request.business(), request.wish().name());
            trust.set(request.askedBy(), request.business(), request.wish().tier());
        }
        audit.append(
                "user:" + admin.value(),
                granted ? "tier.change" : "tier.refuse",
                "business:" + request.business().value(),
                write(Map.of("to", request.wish().tier().name(), "reason", reason, "request", Long.toString(id))));
        tell(request, granted, reason);
        return true;
    }

    private void tell(LimitRequest request, boolean granted, String reason) {
        var person = users.get(request.askedBy());
        var said = Text.text(granted ? LawfulNews.LIMITS_GRANTED : LawfulNews.LIMITS_REFUSED)
                .with("tier", request.wish().tier().name())
                .with("name", request.wish().name())
                .with("reason", reason);
        var next = granted ? LawfulNews.LIMITS_SEE : LawfulNews.LIMITS_AGAIN;
        var where = granted ? "law" : LimitRequests.ASKED_AT;
        chats.put(
                person.chat(),
                "limits:" + request.id(),
                Message.of(said).row(Button.open(Text.text(next), where)).asNew(),
                person.reader());
    }

    private String write(Map<String, String> detail) {
        return json.write(new TreeMap<>(detail));
    }
}
