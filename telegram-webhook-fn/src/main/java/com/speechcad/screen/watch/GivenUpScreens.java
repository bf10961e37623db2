package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.button;
import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.campaign.Campaigns;
import com.speechcad.db.GivenUpJobs;
import com.speechcad.db.GivenUpJobs.GivenUp;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.ShortId;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.notify.GivenUpMessages;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs that were given up: which, since when, how often they were tried and why they failed; and what is done about one. */
@Factory
class GivenUpScreens {
    static final String LIST = "admin.givenup";
    private static final String ONE = "admin.givenup.job";
    private static final int A_PAGE = 5;

    @Singleton
    @Named(LIST)
    Listed list(GivenUpJobs jobs, GivenUpMessages messages, Campaigns campaigns) {
        return new Listed(jobs, messages, campaigns);
    }

    @Singleton
    @Named(ONE)
    One one(GivenUpJobs jobs, Campaigns campaigns, WhoseJob whose, InWords inWords) {
        return new One(jobs, campaigns, whose, inWords);
    }

    record Listed(GivenUpJobs jobs, GivenUpMessages messages, Campaigns campaigns) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, jobs.count(), A_PAGE);
            var shown = jobs.list(page.offset(), A_PAGE);
            var lines = new ArrayList<Text>();
            var many = messages.count();
            lines.add(text(title(shown.isEmpty(), many)));
            var named = names(campaigns, shown);
            for (int i = 0; i < shown.size(); i++) {
                lines.add(line(shown.get(i), page.offset() + i + 1, named));
            }
            var view = view(Lines.of(lines));
            var numbers = new ArrayList<View.Item>();
            for (int i = 0; i < shown.size(); i++) {
                numbers.add(open(
                        text(GivenUpWords.NUMBER).with("number", page.offset() + i + 1),
                        ONE,
                        ShortId.of(shown.get(i).id())));
            }
            view = page.controls(numbers.isEmpty() ? view : view.row(numbers));
            return many == 0
                    ? view
                    : view.row(
                            open(text(GivenUpWords.SEE_MESSAGES).with("count", many), GivenUpMessageScreens.LIST, ""));
        }

        private static GivenUpWords title(boolean isEmpty, int messages) {
            if (!isEmpty) {
                return GivenUpWords.TITLE;
            }
            return messages == 0 ? GivenUpWords.EMPTY : GivenUpWords.NO_JOBS;
        }
    }

    record One(GivenUpJobs jobs, Campaigns campaigns, WhoseJob whose, InWords inWords) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return find(argument).map(this::shown).orElseGet(View::gone);
        }

        private View shown(GivenUp job) {
            var named = text(GivenUpWords.NAMED)
                    .with("job", line(job, 1, names(campaigns, List.of(job))))
                    .with("id", job.id().toString());
            var view = view(Lines.of(named, text(job.mayAgain() ? GivenUpWords.ASK : GivenUpWords.NO_AGAIN)))
                    .takingText();
            view = job.mayAgain() ? view.row(button(GivenUpWords.AGAIN, "again", this::again)) : view;
            var owner = whose.of(job.subject());
            return owner.isEmpty()
                    ? view
                    : view.row(open(
                            text(GivenUpWords.WHOSE).with("owner", inWords.person(owner.get())),
                            "admin.person",
                            Long.toString(owner.get().value())));
        }

        private Next again(Visitor visitor) {
            var did = find(visitor.argument())
                    .filter(job -> jobs.again(job.id(), visitor.id()))
                    .isPresent();
            return Next.replace(LIST, "").saying(did ? GivenUpWords.TAKEN_UP : GivenUpWords.MEANWHILE);
        }

        /** The reason for which nobody has to look at it any more. */
        @Override
        public Next typed(Visitor visitor, String line) {
            if (line.length() < GivenUpJobs.SHORTEST_REASON || line.length() > GivenUpJobs.LONGEST_REASON) {
                return Next.stay(reasonBad());
            }
            var did = find(visitor.argument())
                    .filter(job -> jobs.dismiss(job.id(), visitor.id(), line))
                    .isPresent();
            return Next.replace(LIST, "").saying(did ? GivenUpWords.DISMISSED : GivenUpWords.MEANWHILE);
        }

        private Optional<GivenUp> find(String argument) {
            return ShortId.parse(argument).flatMap(jobs::find);
        }
    }

    static Text reasonBad() {
        return text(GivenUpWords.REASON_BAD)
                .with("least", GivenUpJobs.SHORTEST_REASON)
                .with("most", GivenUpJobs.LONGEST_REASON);
    }

    private static Text line(GivenUp job, int number, Map<UUID, String> campaigns) {
        var line = text(GivenUpWords.JOB)
                .with("number", number)
                .with("what", GivenUpWords.kind(job.kind()))
                .with("kind", job.kind())
                .with("asked", job.askedAt())
                .with("at", job.at().orElse(job.askedAt()))
                .with("tries", job.tries())
                .with("why", GivenUpWords.why(job.note()));
        return job.campaign()
                .flatMap(id -> Optional.ofNullable(campaigns.get(id)))
                .map(name -> text(GivenUpWords.OF_CAMPAIGN).with("job", line).with("campaign", name))
                .orElse(line);
    }

    private static Map<UUID, String> names(Campaigns campaigns, List<GivenUp> jobs) {
        var ids =
                jobs.stream().flatMap(job -> job.campaign().stream()).distinct().toList();
        return ids.isEmpty() ? Map.of() : campaigns.names(ids);
    }
}
