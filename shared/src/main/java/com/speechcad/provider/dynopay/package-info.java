/** DynoPay: payment addresses for crypto, what became of a payment, and its signed webhooks. */
@NullMarked
package com.speechcad.provider.dynopay;

import org.jspecify.annotations.NullMarked;
