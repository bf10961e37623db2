/**
 * A strict double of Retell: its requests are checked as the provider checks them, its calls walk the compiled flow,
 * its webhooks are signed, and everything that can go wrong on the way can be asked for.
 */
@NullMarked
package com.speechcad.local.retell;

import org.jspecify.annotations.NullMarked;
