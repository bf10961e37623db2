package com.speechcad.flow;

import java.util.UUID;

/** A flow, over all its versions. */
public record FlowId(UUID value) {}
