package com.speechcad.local.deploy;

import java.util.List;

/** Something that is asked of the account, or of this machine, and judged; it changes nothing. */
interface Question {
    /** As somebody would type it who wants to ask it themselves. */
    String shown();

    /**
     * What came of it, a line each for the operator; one that begins with {@code WRONG} is a step that did not work.
     *
     * @throws Cloud.Failed when nothing can go on from here, saying why and what to do
     */
    List<String> answer(Cloud cloud);
}
