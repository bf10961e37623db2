package com.speechcad.text;

import java.util.List;

/**
 * Members of an enumeration within a sentence, with the word for "and" before the last: {@code 10, 20 and 30}.
 *
 * @param members whatever a text takes as an argument
 */
public record And(List<?> members) {
    public And {
        members = List.copyOf(members);
    }
}
