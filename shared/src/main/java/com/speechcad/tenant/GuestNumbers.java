package com.speechcad.tenant;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;

/** Who agreed to be called by whom, as guests by invitation: what prices ask of the law, which knows no prices. */
public interface GuestNumbers {
    /** Whether that number is, now, one of a guest of that person's business. In the open transaction. */
    boolean isGuestOf(UserId inviter, PhoneNumber number);
}
