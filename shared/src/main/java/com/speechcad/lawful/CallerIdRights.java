package com.speechcad.lawful;

import com.speechcad.kernel.BusinessId;
import com.speechcad.kernel.PhoneNumber;

/** Which numbers a business may show. */
public interface CallerIdRights {
    /** @param selfCall only then does the platform's own number count */
    boolean mayShow(BusinessId business, PhoneNumber callerId, boolean selfCall);
}
