/** Looks for planted digits and spoken codes in everything that leaves the system or lies in it. */
@org.jspecify.annotations.NullMarked
package com.speechcad.local.digits;
