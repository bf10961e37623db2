/**
 * Who may be called, when, by whom: one pure decision over facts. Slots, pace and money are not its business.
 */
@NullMarked
package com.speechcad.lawful;

import org.jspecify.annotations.NullMarked;
