/** JSON as a tree: the simulators speak other people's words and must see exactly what was sent. */
@NullMarked
package com.speechcad.local.json;

import org.jspecify.annotations.NullMarked;
