/** Lists of numbers to call, and how files and pasted text become contacts. */
@NullMarked
package com.speechcad.campaign.contacts;

import org.jspecify.annotations.NullMarked;
