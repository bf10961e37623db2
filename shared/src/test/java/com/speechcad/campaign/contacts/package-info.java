@NullMarked
package com.speechcad.campaign.contacts;

import org.jspecify.annotations.NullMarked;
