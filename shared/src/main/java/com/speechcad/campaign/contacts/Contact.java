package com.speechcad.campaign.contacts;

import com.speechcad.kernel.PhoneNumber;
import java.util.Map;

/**
 * One number of a list.
 *
 * @param place within the list, with gaps
 * @param region two letters
 * @param variables by name, in the order of the file that they came in
 */
public record Contact(long place, PhoneNumber number, String region, Map<String, String> variables) {}
