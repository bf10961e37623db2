/** Paying in with crypto: coin, amount, confirmation, what is open; for admins, what was parked or stopped. */
@NullMarked
package com.speechcad.screen.topup;

import org.jspecify.annotations.NullMarked;
