/** Plans, subscriptions, price lists, rating and what an attempt may cost and did cost. */
@NullMarked
package com.speechcad.billing;

import org.jspecify.annotations.NullMarked;
