/** Questions of people to those who run the tenant, and the answers. */
@NullMarked
package com.speechcad.support;

import org.jspecify.annotations.NullMarked;
