package com.speechcad.local.bench;

import java.util.Optional;

/**
 * The same requests on this machine's own disk and, where it was asked for, with commits as slow as elsewhere.
 *
 * @param slower taken after {@code own}, by the same processes
 */
record BothDisks(Requests own, Optional<Requests> slower) {}
