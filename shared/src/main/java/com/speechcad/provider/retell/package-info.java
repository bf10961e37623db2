/** Retell AI: its HTTP interface and its signed webhooks, behind the ports of the rooms below. */
@NullMarked
package com.speechcad.provider.retell;

import org.jspecify.annotations.NullMarked;
