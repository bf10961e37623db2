/** The long proof of the books: faults between all steps, kills, storms, and what came out in numbers. */
@NullMarked
package com.speechcad.local.proof;

import org.jspecify.annotations.NullMarked;
