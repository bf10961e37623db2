/** What devops deploy: one app, a stack that keeps data and a stack that serves, a construct per concern. */
@NullMarked
package com.speechcad.infra;

import org.jspecify.annotations.NullMarked;
