package com.speechcad.screen.flow;

import com.speechcad.flow.Finding;
import com.speechcad.flow.ScriptStanding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands between a draft and its publication.
 *
 * @param others what is to be mended, apart from its words
 * @param script where the review of its words stands
 */
record Readiness(List<Finding> others, ScriptStanding script) {
    Readiness {
        others = List.copyOf(others);
    }

    /** All of it, the words last. */
    List<Finding> findings() {
        return Stream.concat(others.stream(), script.findings().stream()).toList();
    }
}
