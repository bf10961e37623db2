/** AWS's runtime interface client in a child process, fed by a Runtime API of our own. */
@NullMarked
package com.speechcad.local.runtime;

import org.jspecify.annotations.NullMarked;
