/** DynoPay on one machine: a strict double of the crypto payments API, and a cashier that plays the payer. */
@NullMarked
package com.speechcad.local.dynopay;

import org.jspecify.annotations.NullMarked;
