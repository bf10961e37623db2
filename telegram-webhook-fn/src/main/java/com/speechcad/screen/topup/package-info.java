/** Paying in with crypto: coin, amount, confirmation, what is open; and, for admins, what was parked. */
@NullMarked
package com.speechcad.screen.topup;

import org.jspecify.annotations.NullMarked;
