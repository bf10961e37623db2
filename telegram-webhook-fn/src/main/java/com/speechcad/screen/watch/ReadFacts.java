package com.speechcad.screen.watch;

import com.speechcad.billing.OperatorRequest;
import com.speechcad.billing.OperatorRequests;
import com.speechcad.campaign.Campaigns;
import com.speechcad.db.AuditLog.Entry;
import com.speechcad.flow.FlowId;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.lawful.KillSwitches;
import com.speechcad.lawful.KillSwitches.Thrown;
import com.speechcad.screen.named.NamesOfPage;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a page of the audit log names: six statements at most, and none for what no entry names. */
@Singleton
class ReadFacts {
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
    private static final Pattern GUEST = Pattern.compile("\"guest\": ?\"?([1-9]\\d{0,17})");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final NamesOfPage names;
    private final Campaigns campaigns;
    private final OperatorRequests requests;
    private final KillSwitches switches;

    ReadFacts(NamesOfPage names, Campaigns campaigns, OperatorRequests requests, KillSwitches switches) {
        this.names = names;
        this.campaigns = campaigns;
        this.requests = requests;
        this.switches = switches;
    }

    PageFacts of(List<Entry> page) {
        var marks = new Marks();
        page.forEach(marks::take);
        var campaignNames = ifAny(marks.campaigns, campaigns::names, Map.<UUID, String>of());
        var asked = ifAny(marks.requests, requests::all, List.<OperatorRequest>of());
        var thrown = ifAny(marks.stops, switches::known, List.<Thrown>of());
        asked.forEach(request -> marks.people.add(request.order().user()));
        thrown.forEach(stop -> marks.mark(stop.scope().name().toLowerCase(java.util.Locale.ROOT), stop.subject()));
        return new PageFacts(
                names.of(new NamesOfPage.Wanted(marks.people, marks.telegram, marks.businesses, marks.flows)),
                campaignNames,
                asked.stream().collect(Collectors.toMap(OperatorRequest::id, Function.identity())),
                thrown.stream().collect(Collectors.toMap(Thrown::id, Function.identity())));
    }

    private static <I, R> R ifAny(Collection<I> ids, Function<Collection<I>, R> ask, R none) {
        return ids.isEmpty() ? none : ask.apply(ids);
    }

    /** What entries name, by kind. */
    private static final class Marks {
        private final Set<UserId> people = new HashSet<>();
        private final Set<Long> telegram = new HashSet<>();
        private final Set<BusinessId> businesses = new HashSet<>();
        private final Set<FlowId> flows = new HashSet<>();
        private final Set<UUID> campaigns = new HashSet<>();
        private final Set<Long> requests = new HashSet<>();
        private final Set<UUID> stops = new HashSet<>();

        private void take(Entry entry) {
            mark(entry.actor());
            mark(entry.subject());
            var id = entry.subject().substring(entry.subject().indexOf(':') + 1);
            if (entry.action().startsWith("operator-request.")) {
                number(id).ifPresent(requests::add);
            }
            if (entry.action().startsWith("stop.")) {
                uuid(id).ifPresent(stops::add);
            }
            var guest = GUEST.matcher(entry.detail());
            if (guest.find()) {
                number(guest.group(1)).map(UserId::new).ifPresent(people::add);
            }
        }

        private void mark(String mark) {
            var parts = mark.split(":", 2);
            if (parts.length == 2) {
                mark(parts[0], parts[1]);
            }
        }

        private void mark(String kind, String id) {
            switch (kind) {
                case "telegram" -> number(id).ifPresent(telegram::add);
                case "business" -> number(id).map(BusinessId::new).ifPresent(businesses::add);
                case "flow" -> uuid(id).map(FlowId::new).ifPresent(flows::add);
                case "campaign" -> uuid(id).ifPresent(campaigns::add);
                default -> number(id).map(UserId::new).ifPresent(people::add);
            }
        }

        private static Optional<Long> number(String id) {
            return Optional.of(id)
                    .filter(text -> NUMBER.matcher(text).matches())
                    .map(Long::parseLong);
        }

        private static Optional<UUID> uuid(String id) {
            return Optional.of(id).filter(text -> UUIDS.matcher(text).matches()).map(UUID::fromString);
        }
    }
}
