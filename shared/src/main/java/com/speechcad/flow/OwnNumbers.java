package com.speechcad.flow;

import com.speechcad.kernel.PhoneNumber;
import com.speechcad.kernel.UserId;
import java.util.Set;

/** The numbers that are surely a person's or their business's own; in the open transaction. */
public interface OwnNumbers {
    Set<PhoneNumber> of(UserId owner);
}
