package com.speechcad.screen.walk;

import com.speechcad.dialog.Incoming;
import java.util.List;
import java.util.Optional;

/** What nobody expects on any screen: words, files, contacts of others, commands, buttons of yesterday and of nobody. */
public final class Anything {
    public static final List<Incoming.Deed> DEEDS = List.of(
            new Incoming.Typed("🤷 <b>%s</b> ' ; -- {{a}} \\ 12"),
            new Incoming.Typed("/nonsense"),
            new Incoming.Typed("9".repeat(4096)),
            new Incoming.SharedContact("not a number", Optional.of(1L)),
            new Incoming.SharedContact("+14155550199", Optional.empty()),
            new Incoming.SentFile("file-1", "évil \" name.exe", "application/octet-stream", 21_000_000),
            new Incoming.SentOther(),
            new Incoming.Tapped("stale", 1, "o:"),
            new Incoming.Tapped("stale", 1, "t:nobody:knows:this"),
            new Incoming.Tapped("stale", 1, "o:call.one:AAAAAAAAAAAAAAAAAAAAAA"),
            new Incoming.Tapped("stale", 1, "\u0000\uFFFF"),
            new Incoming.Typed("/cancel"));

    private Anything() {}
}
