@NullMarked
package com.speechcad.campaign.results;

import org.jspecify.annotations.NullMarked;
