package com.speechcad.screen.named;

import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks for all names of a page of records with three statements, however many records it has. */
@Singleton
public class NamesOfPage {
    private final Users users;
    private final Businesses businesses;
    private final Flows flows;

    NamesOfPage(Users users, Businesses businesses, Flows flows) {
        this.users = users;
        this.businesses = businesses;
        this.flows = flows;
    }

    /** Which numbers the records of a page have. */
    public record Wanted(Set<UserId> people, Set<Long> telegram, Set<BusinessId> businesses, Set<FlowId> flows) {}

    /** Words that know these, and nobody else. */
    public InWords of(Wanted wanted) {
        var known = new Known();
        known.flows.putAll(flows.whose(wanted.flows));
        var owners = new HashSet<UserId>();
        known.flows.values().forEach(flow -> owners.add(flow.owner()));
        businesses.all(wanted.businesses, owners).forEach(known::add);
        var people = new HashSet<>(wanted.people);
        people.addAll(owners);
        known.businesses.values().forEach(business -> people.add(business.owner()));
        users.all(people, wanted.telegram).forEach(known::add);
        return new InWords(known);
    }

    private static final class Known implements Names {
        private final Map<UserId, User> people = new HashMap<>();
        private final Map<Long, User> telegram = new HashMap<>();
        private final Map<BusinessId, Business> businesses = new HashMap<>();
        private final Map<UserId, Business> owned = new HashMap<>();
        private final Map<FlowId, Flows.Owned> flows = new HashMap<>();

        private void add(User user) {
            people.put(user.id(), user);
            telegram.put(user.telegramId(), user);
        }

        private void add(Business business) {
            businesses.put(business.id(), business);
            owned.put(business.owner(), business);
        }

        @Override
        public Optional<User> person(UserId id) {
            return Optional.ofNullable(people.get(id));
        }

        @Override
        public Optional<User> telegram(long id) {
            return Optional.ofNullable(telegram.get(id));
        }

        @Override
        public Optional<Business> business(BusinessId id) {
            return Optional.ofNullable(businesses.get(id));
        }

        @Override
        public Optional<Business> businessOf(UserId owner) {
            return Optional.ofNullable(owned.get(owner));
        }

        @Override
        public Optional<Flows.Owned> flow(FlowId id) {
            return Optional.ofNullable(flows.get(id));
        }
    }
}
