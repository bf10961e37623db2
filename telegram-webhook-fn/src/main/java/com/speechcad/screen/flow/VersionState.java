package com.speechcad.screen.flow;

import static com.speechcad.text.Text.text;

import com.speechcad.flow.Flow;
import com.speechcad.flow.FlowVersion;
import com.speechcad.text.Text;
import java.util.Optional;

/** How a draft stands to the versions made of it. */
final class VersionState {
    private VersionState() {}

    static Text of(Flow flow, Optional<FlowVersion> newest) {
        if (newest.isEmpty()) {
            return text(FlowWords.STATE_NEW);
        }
        var version = newest.get();
        var key = switch (version.state()) {
            case PUBLISHING -> FlowWords.STATE_PUBLISHING;
            case REFUSED -> FlowWords.STATE_REFUSED;
            case PUBLISHED -> isAsPublished(flow, version) ? FlowWords.STATE_PUBLISHED : FlowWords.STATE_EDITED;
        };
        return text(key).with("number", version.number());
    }

    /** Whether publishing would make no new version. */
    static boolean isTheDraft(Flow flow, FlowVersion version) {
        return version.state() != FlowVersion.State.REFUSED && isAsPublished(flow, version);
    }

    private static boolean isAsPublished(Flow flow, FlowVersion version) {
        return version.draft().equals(flow.draft())
                && version.name().equals(flow.name())
                && version.language() == flow.language();
    }
}
