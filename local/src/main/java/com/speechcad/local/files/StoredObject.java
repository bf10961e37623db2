package com.speechcad.local.files;

import java.time.Instant;
import java.util.Map;

/** @param headers what GET and HEAD say about it, names in lower case */
record StoredObject(Map<String, String> headers, byte[] content, Instant modified) {}
