/** Every function under AWS's own runtime client, configured as on Lambda, over a real database. */
@NullMarked
package com.speechcad.functions;

import org.jspecify.annotations.NullMarked;
