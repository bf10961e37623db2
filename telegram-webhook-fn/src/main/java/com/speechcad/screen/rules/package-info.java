/** What admins decide about calls: limits, countries, do-not-call, kill switches, caller ids; and the rules themselves. */
@NullMarked
package com.speechcad.screen.rules;

import org.jspecify.annotations.NullMarked;
