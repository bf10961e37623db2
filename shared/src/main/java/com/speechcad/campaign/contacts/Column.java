package com.speechcad.campaign.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One column of a file.
 *
 * @param title as it stands in the header; empty without one
 * @param variable what a flow calls it: small letters, digits and underscores, beginning with a letter, at most 30
 * @param sample the first thing that stands in it, shortened
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Column(String title, String variable, String sample) {}
