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
import java.util.Optional;

/** Asks for each name when it is needed. */
@Singleton
class AskedNames implements Names {
    private final Users users;
    private final Businesses businesses;
    private final Flows flows;

    AskedNames(Users users, Businesses businesses, Flows flows) {
        this.users = users;
        this.businesses = businesses;
        this.flows = flows;
    }

    @Override
    public Optional<User> person(UserId id) {
        return users.find(id);
    }

    @Override
    public Optional<User> telegram(long id) {
        return users.byTelegramId(id);
    }

    @Override
    public Optional<Business> business(BusinessId id) {
        return businesses.find(id);
    }

    @Override
    public Optional<Business> businessOf(UserId owner) {
        return businesses.askFind(owner).get();
    }

    @Override
    public Optional<Flows.Owned> flow(FlowId id) {
        return flows.whose(id);
    }
}
