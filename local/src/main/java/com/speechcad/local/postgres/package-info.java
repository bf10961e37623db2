/** PostgreSQL on this machine, as durable as the one in production. */
@NullMarked
package com.speechcad.local.postgres;

import org.jspecify.annotations.NullMarked;
