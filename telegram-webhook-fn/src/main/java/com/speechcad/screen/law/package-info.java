/** What a person may do and why not: limits, guests, consent, do-not-call, registries, hours. */
@NullMarked
package com.speechcad.screen.law;

import org.jspecify.annotations.NullMarked;
