/** A small HTTP server for everything that plays "the outside" on one machine. */
@NullMarked
package com.speechcad.local.http;

import org.jspecify.annotations.NullMarked;
