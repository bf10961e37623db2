package com.speechcad.screen.admin;

import static com.speechcad.dialog.Next.back;
import static com.speechcad.dialog.Next.stay;
import static com.speechcad.dialog.View.view;
import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Screen;
import com.speechcad.dialog.View;
import com.speechcad.dialog.Visitor;
import com.speechcad.tenant.Business.Tier;
import com.speechcad.tenant.User;
import com.speechcad.tenant.Users;
import com.speechcad.text.TypedLength;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Why the tier changes; the typed reason changes it. Its argument is {@code user.tier}. */
@Singleton
class TierScreen implements Screen {
    static final String ID = "admin.tier";
    private static final int LEAST = 5;
    private static final int MOST = 300;

    private final Users users;
    private final ChangeTier changeTier;

    TierScreen(Users users, ChangeTier changeTier) {
        this.users = users;
        this.changeTier = changeTier;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean offeredTo(Visitor visitor) {
        return visitor.admin();
    }

    @Override
    public View show(Visitor visitor, String argument) {
        return wanted(argument)
                .map(wanted -> view(text(AdminWords.ASK_REASON)
                                .with(
                                        "name",
                                        wanted.user
                                                .name()
                                                .<Object>map(name -> name)
                                                .orElse(AdminWords.NAMELESS))
                                .with("tier", wanted.tier.name())
                                .with("means", Tiers.means(wanted.tier)))
                        .takingText())
                .orElseGet(View::gone);
    }

    @Override
    public Next typed(Visitor visitor, String line) {
        if (TypedLength.of(line) < LEAST) {
            var least = TypedLength.said(LEAST, visitor.reader().language());
            return stay(text(AdminWords.REASON_TOO_SHORT).with("least", least));
        }
        if (line.length() > MOST) {
            return stay(text(AdminWords.REASON_TOO_LONG).with("most", MOST));
        }
        var wanted = wanted(visitor.argument()).orElseThrow();
        return changeTier.change(visitor, wanted.user, wanted.tier, line)
                ? back().saying(text(AdminWords.TIER_CHANGED).with("tier", wanted.tier.name()))
                : back().saying(text(AdminWords.TIER_OWN));
    }

    private record Wanted(User user, Tier tier) {}

    private Optional<Wanted> wanted(String argument) {
        var parts = argument.split("\\.", 2);
        var tier = Arrays.stream(Tier.values())
                .filter(known -> parts.length == 2 && known.name().equals(parts[1]))
                .findFirst();
        return tier.flatMap(known -> PersonScreen.person(users, parts[0]).map(user -> new Wanted(user, known)));
    }
}
