/** API Gateway's HTTP API on this machine, payload format 2.0. */
@NullMarked
package com.speechcad.local.gateway;

import org.jspecify.annotations.NullMarked;
