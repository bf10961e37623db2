package com.speechcad.kernel;

import java.util.UUID;

/** Where new ids and unguessable tokens come from. */
public interface IdSource {
    /** A new id; ids made later sort later. */
    UUID next();

    /** At least 128 random bits, in letters that fit a URL path. */
    String token();
}
