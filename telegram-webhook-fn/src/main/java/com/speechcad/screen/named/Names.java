package com.speechcad.screen.named;

import com.speechcad.flow.FlowId;
import com.speechcad.flow.Flows;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.UserId;
import com.speechcad.tenant.Business;
import com.speechcad.tenant.User;
import java.util.Optional;

/** Who and what is behind the numbers of records. */
interface Names {
    Optional<User> person(UserId id);

    Optional<User> telegram(long id);

    Optional<Business> business(BusinessId id);

    Optional<Business> businessOf(UserId owner);

    Optional<Flows.Owned> flow(FlowId id);
}
