package com.speechcad.call;

import com.speechcad.flow.OwnNumbers;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Businesses;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/** The number that Telegram vouches for, and those that an admin assigned to the business. */
@Singleton
class BusinessNumbers implements OwnNumbers {
    private final Users users;
    private final Businesses businesses;
    private final CallerIds callerIds;

    BusinessNumbers(Users users, Businesses businesses, CallerIds callerIds) {
        this.users = users;
        this.businesses = businesses;
        this.callerIds = callerIds;
    }

    @Override
    public Set<PhoneNumber> of(UserId owner) {
        var own = new LinkedHashSet<PhoneNumber>();
        users.ownNumber(owner).ifPresent(own::add);
        callerIds.of(businesses.of(owner).id()).forEach(one -> own.add(one.number()));
        return own;
    }
}
