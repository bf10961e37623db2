/**
 * What a call may not say. The rules are data, one file per language; the decision is pure. Around it stand what a
 * person decided about a text, and what is suspended because of it.
 */
@NullMarked
package com.speechcad.flow.screening;

import org.jspecify.annotations.NullMarked;
