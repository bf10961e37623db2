/** Classes that do what must never be done, so that the rules against it are seen to bite. None is ever run. */
@org.jspecify.annotations.NullMarked
package com.speechcad.house.planted;
