/** What a campaign brings: its live message, its figures, its contacts one by one, its files and its report. */
@NullMarked
package com.speechcad.campaign.results;

import org.jspecify.annotations.NullMarked;
