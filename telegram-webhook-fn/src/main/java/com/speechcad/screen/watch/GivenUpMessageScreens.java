package com.speechcad.screen.watch;

import static com.speechcad.dialog.View.open;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.db.GivenUpJobs;
import com.speechcad.dialog.AdminOnly;
import com.speechcad.dialog.Lines;
import com.speechcad.dialog.Next;
import com.speechcad.dialog.Page;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.ChatId;
import com.speechcad.notify.GivenUpMessages;
import com.speechcad.notify.GivenUpMessages.GivenUp;
import com.speechcad.screen.named.InWords;
import com.speechcad.text.Text;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Messages that did not come to anybody: for whom, about what, since when and why; laid aside with a reason. */
@Factory
class GivenUpMessageScreens {
    static final String LIST = "admin.unsaid";
    private static final String ONE = "admin.unsaid.one";
    private static final int A_PAGE = 5;
    private static final Pattern NAMED = Pattern.compile("(-?\\d{1,15})\\.(\\d{1,18})");

    @Singleton
    @Named(LIST)
    Listed list(GivenUpMessages messages, GivenUpJobs jobs) {
        return new Listed(messages, jobs);
    }

    @Singleton
    @Named(ONE)
    One one(GivenUpMessages messages) {
        return new One(messages);
    }

    record Listed(GivenUpMessages messages, GivenUpJobs jobs) implements AdminOnly {
        @Override
        public String id() {
            return LIST;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            var page = Page.of(visitor, LIST, messages.count(), A_PAGE);
            var shown = messages.list(page.offset(), A_PAGE);
            var lines = new ArrayList<Text>();
            lines.add(text(title(shown.isEmpty())));
            var numbers = new ArrayList<View.Item>();
            for (int i = 0; i < shown.size(); i++) {
                var number = page.offset() + i + 1;
                lines.add(line(shown.get(i), number));
                numbers.add(open(text(GivenUpWords.NUMBER).with("number", number), ONE, named(shown.get(i))));
            }
            var view = view(Lines.of(lines));
            view = page.controls(numbers.isEmpty() ? view : view.row(numbers));
            return view.row(open(GivenUpWords.SEE_JOBS, GivenUpScreens.LIST));
        }

        private GivenUpWords title(boolean isEmpty) {
            if (!isEmpty) {
                return GivenUpWords.TITLE_MESSAGES;
            }
            return jobs.count() == 0 ? GivenUpWords.EMPTY : GivenUpWords.NO_MESSAGES;
        }
    }

    record One(GivenUpMessages messages) implements AdminOnly {
        @Override
        public String id() {
            return ONE;
        }

        @Override
        public View show(Visitor visitor, String argument) {
            return find(argument)
                    .map(message -> view(Lines.of(line(message, 1), text(GivenUpWords.NO_AGAIN_MESSAGE)))
                            .takingText())
                    .orElseGet(View::gone);
        }

        /** The reason for which nobody has to look at it any more. */
        @Override
        public Next typed(Visitor visitor, String line) {
            if (line.length() < GivenUpJobs.SHORTEST_REASON || line.length() > GivenUpJobs.LONGEST_REASON) {
                return Next.stay(GivenUpScreens.reasonBad());
            }
            var did = find(visitor.argument())
                    .filter(message -> messages.dismiss(message, visitor.id(), line))
                    .isPresent();
            return Next.replace(LIST, "").saying(did ? GivenUpWords.DISMISSED : GivenUpWords.MEANWHILE);
        }

        private Optional<GivenUp> find(String argument) {
            var parts = NAMED.matcher(argument);
            return parts.matches()
                    ? messages.find(
                            new ChatId(Long.parseLong(parts.group(1))),
                            Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS))
                    : Optional.empty();
        }
    }

    /** A message has no number: it is named by its chat and the moment. */
    private static String named(GivenUp message) {
        return message.chat().value() + "." + ChronoUnit.MICROS.between(Instant.EPOCH, message.at());
    }

    /** What is typed on the Admin screen to find them, where they gave no name. */
    private static Object whom(GivenUp message) {
        return message.name()
                .<Object>map(name -> name)
                .orElseGet(() -> InWords.nameless(message.chat().value()));
    }

    private static Text line(GivenUp message, int number) {
        return text(GivenUpWords.MESSAGE)
                .with("number", number)
                .with("whom", whom(message))
                .with("slot", message.slot())
                .with("at", message.at())
                .with("tries", message.tries())
                .with("why", GivenUpWords.ofMessage(message.why()));
    }
}
