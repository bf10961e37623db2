package com.speechcad.provider.retell;

import com.speechcad.kernel.Unreachable;
import org.jspecify.annotations.Nullable;

/** No answer came, or one that says nothing about whether the request was carried out. */
public final class RetellUnreachable extends Unreachable {
    private static final long serialVersionUID = 1L;

    private final boolean surelyNotSent;

    RetellUnreachable(String message, @Nullable Throwable cause, boolean surelyNotSent) {
        super(message);
        this.surelyNotSent = surelyNotSent;
        if (cause != null) {
            initCause(cause);
        }
    }

    /** Whether no connection came about: then the request was not carried out either. */
    public boolean surelyNotSent() {
        return surelyNotSent;
    }
}
