/** Campaigns against a provider in memory, on a clock that jumps from event to event. */
@NullMarked
package com.speechcad.campaign;

import org.jspecify.annotations.NullMarked;
