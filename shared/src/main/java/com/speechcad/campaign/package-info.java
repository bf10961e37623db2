/** Many calls by one list: contacts, launch, progress. */
@NullMarked
package com.speechcad.campaign;

import org.jspecify.annotations.NullMarked;
