package com.speechcad.screen.named;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.FlowId;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.Facts.Stop;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.User;
import com.speechcad.text.Text;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What records name by a number, in words: a person by their name, a flow by its own and its owner's. */
@Singleton
public class InWords {
    private final Names names;

    @Inject
    InWords(AskedNames names) {
        this((Names) names);
    }

    InWords(Names names) {
        this.names = names;
    }

    public Text person(UserId id) {
        return names.person(id).map(InWords::person).orElseGet(InWords::gone);
    }

    /** Whoever a record names and nobody knows any more. */
    public static Text gone() {
        return text(NamedWords.PERSON_GONE);
    }

    /** By the name that they gave. */
    public static Text person(User user) {
        if (user.isForgotten()) {
            return gone();
        }
        return user.name()
                .map(name -> text(NamedWords.PERSON).with("name", name))
                .orElseGet(() -> nameless(user.telegramId()));
    }

    /** Whoever gave no name, by what finds them. */
    public static Text nameless(long telegramId) {
        return text(NamedWords.NAMELESS).with("id", Long.toString(telegramId));
    }

    /** Whose a business is, with its name where it has one. */
    public Text business(BusinessId id) {
        return names.business(id).map(this::owner).orElseGet(InWords::gone);
    }

    private Text owner(Business business) {
        var owner = person(business.owner());
        return business.name()
                .map(name -> text(NamedWords.PERSON_FOR).with("name", owner).with("business", name))
                .orElse(owner);
    }

    /** A flow, deleted or not, with its owner and their business. */
    public Text flow(FlowId id) {
        return names.flow(id)
                .map(flow -> text(NamedWords.FLOW_OF)
                        .with("flow", flow.name())
                        .with(
                                "owner",
                                names.businessOf(flow.owner()).map(this::owner).orElseGet(() -> person(flow.owner()))))
                .orElseGet(() -> text(NamedWords.FLOW_GONE));
    }

    /** Who did something, as records have it: {@code user:12}, {@code telegram:9001}, {@code callee}, or we. */
    public Text actor(String mark) {
        var parts = mark.split(":", 2);
        if (parts.length == 2 && parts[1].matches("[1-9]\\d{0,17}")) {
            var number = Long.parseLong(parts[1]);
            switch (parts[0]) {
                case "user", "operator" -> {
                    return person(new UserId(number));
                }
                case "telegram" -> {
                    return names.telegram(number)
                            .filter(user -> user.name().isPresent())
                            .map(InWords::person)
                            .orElseGet(() -> text(NamedWords.OWNER).with("id", parts[1]));
                }
                default -> {}
            }
        }
        return text(mark.equals("callee") ? NamedWords.CALLEE : NamedWords.SYSTEM);
    }

    /** All calls of a business. */
    public Text calls(BusinessId id) {
        return text(NamedWords.BUSINESS_ALL).with("owner", business(id));
    }

    /**
     * Calls that show a number.
     *
     * @param masked as it may be shown
     */
    public Text callerId(String masked) {
        return text(NamedWords.CALLER_ID).with("number", masked);
    }

    /** What a kill switch covers. */
    public Text stopped(Stop scope, String subject) {
        return switch (scope) {
            case PLATFORM -> text(NamedWords.PLATFORM_ALL);
            case TENANT -> text(NamedWords.TENANT_ALL);
            case BUSINESS -> calls(new BusinessId(Long.parseLong(subject)));
            case FLOW -> flow(new FlowId(UUID.fromString(subject)));
            case CALLER_ID -> text(NamedWords.CALLER_ID).with("number", new PhoneNumber(subject));
        };
    }
}
