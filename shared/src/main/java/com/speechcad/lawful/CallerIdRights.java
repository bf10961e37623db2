package com.speechcad.lawful;

import com.speechcad.db.Later;
import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;

/** Which numbers a business may show. */
public interface CallerIdRights {
    /** What a number is to a business. */
    enum Right {
        /** Assigned to it alone, and still at the provider. */
        ASSIGNED,
        /** The platform's own, for calls to the caller's own number only. */
        SELF_CALLS,
        NONE
    }

    /** In the round trip of whatever is needed next. */
    Later<Right> askRight(BusinessId business, PhoneNumber callerId);
}
