package com.speechcad.flow;

import java.util.UUID;

/** One frozen version of a flow. */
public record FlowVersionId(UUID value) {}
