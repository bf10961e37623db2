package com.speechcad.dialog;

import java.util.Optional;

/** A bean that knows where one kind of deep link leads. Whoever has not come in yet is led there once they have. */
public interface DeepLink {
    /** @param parameter what stood behind {@code /start}: at most 64 of {@code [A-Za-z0-9_-]} */
    Optional<Next> follow(Visitor visitor, String parameter);
}
