package com.speechcad.campaign.contacts;

import java.util.List;
import java.util.Optional;

/**
 * What reading a file once has found.
 *
 * @param phoneColumn from zero; empty when the person has to say
 * @param rows how many there are, the header and blank ones left out
 */
record Survey(Dialect dialect, List<Column> columns, Optional<Integer> phoneColumn, int rows) {}
