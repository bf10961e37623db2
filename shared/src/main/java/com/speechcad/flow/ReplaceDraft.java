package com.speechcad.flow;

import com.speechcad.flow.KeptDrafts.Kept;
import com.speechcad.flow.KeptDrafts.Why;
import com.speechcad.kernel.UserId;
import com.speechcad.text.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes that throw work away, each of which can be taken back: what was the draft before is kept. */
@Singleton
public class ReplaceDraft {
    private final Flows flows;
    private final KeptDrafts kept;

    ReplaceDraft(Flows flows, KeptDrafts kept) {
        this.flows = flows;
        this.kept = kept;
    }

    /**
     * Takes a step out.
     *
     * @param joining what led to it leads to its successor then, see {@link Splice#out}; else it leads nowhere
     * @return the kept draft's number; empty when there is no such step (any more)
     */
    public Optional<Integer> deleteStep(UserId owner, FlowId id, String step, boolean joining) {
        return flows.lock(owner, id)
                .filter(flow -> flow.draft().step(step).isPresent())
                .map(flow -> replace(
                        flow,
                        joining ? Splice.out(flow.draft(), step) : flow.draft().without(step),
                        flow.language(),
                        Why.STEP_DELETED,
                        Optional.empty()));
    }

    /**
     * An old version becomes the draft, in its language; versions and the calls made with them stay as they are.
     *
     * @return the kept draft's number; empty when the draft says that already, or the flow is gone
     */
    public Optional<Integer> takeBack(UserId owner, FlowVersion version) {
        return flows.lock(owner, version.flow())
                .filter(flow -> !isSame(flow, version.draft(), version.language()))
                .map(flow -> replace(
                        flow,
                        version.draft(),
                        version.language(),
                        Why.VERSION_TAKEN_BACK,
                        Optional.of(version.number())));
    }

    /**
     * A kept draft is the draft again, and what was the draft is kept in turn.
     *
     * @return whether it is the draft now
     */
    public boolean bringBack(UserId owner, FlowId id, int number) {
        var flow = flows.lock(owner, id);
        var wanted = kept.find(owner, id, number);
        if (flow.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        if (!isSame(flow.get(), wanted.get().draft(), wanted.get().language())) {
            replace(flow.get(), wanted.get());
        }
        return true;
    }

    private void replace(Flow flow, Kept wanted) {
        replace(flow, wanted.draft(), wanted.language(), Why.BROUGHT_BACK, Optional.empty());
    }

    private int replace(Flow flow, Draft draft, Language language, Why why, Optional<Integer> version) {
        var number = kept.keep(flow, why, version);
        flows.edit(flow.owner(), flow.id(), _ -> draft);
        flows.speak(flow.owner(), flow.id(), language);
        return number;
    }

    private static boolean isSame(Flow flow, Draft draft, Language language) {
        return flow.draft().equals(draft) && flow.language() == language;
    }
}
