/** The books: wallets, holds and the journal, and their proof. */
@NullMarked
package com.speechcad.wallet;

import org.jspecify.annotations.NullMarked;
