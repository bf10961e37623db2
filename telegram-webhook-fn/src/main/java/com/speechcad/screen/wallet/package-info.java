/** What a person has, where it went, and what calls cost. Other rooms add ways to pay in ({@link WalletEntry}). */
@NullMarked
package com.speechcad.screen.wallet;

import org.jspecify.annotations.NullMarked;
