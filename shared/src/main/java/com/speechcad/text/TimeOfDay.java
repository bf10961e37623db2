package com.speechcad.text;

import java.time.Instant;

/** A moment of which only the time of day is said, on the reader's clock. */
public record TimeOfDay(Instant at) {}
