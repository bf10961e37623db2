package com.speechcad.screen.law;

import static com.speechcad.text.Text.text;

import com.speechcad.dialog.Next;
import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.NumberKind;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.text.Text;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Reads a number as the person would write it at home, and says what is wrong with one that nobody can have meant. */
@Singleton
public class TypedNumber {

    /** @param then what is done with a number that somebody may have; any other is asked for again */
    public Next read(Visitor visitor, String line, Function<PhoneNumber, Next> then) {
        return switch (read(line, home(visitor))) {
            case Read.Good(var number) -> then.apply(number);
            case Read.Wrong(var why) -> Next.stay(why);
        };
    }

    /** One of several; empty for what nobody can have meant. */
    Optional<PhoneNumber> find(Visitor visitor, String line) {
        return read(line, home(visitor)) instanceof Read.Good(var number) ? Optional.of(number) : Optional.empty();
    }

    /** A typed line as a number, or why it is none. */
    sealed interface Read {
        record Good(PhoneNumber number) implements Read {}

        record Wrong(Text why) implements Read {}
    }

    static Read read(String line, String home) {
        var looked = PhoneNumber.look(line, home);
        if (looked.isEmpty()) {
            return new Read.Wrong(PhoneNumber.extension(line, home)
                    .map(extension -> text(LawWords.TYPED_EXTENSION).with("extension", extension))
                    .orElseGet(() -> text(LawWords.NOT_A_NUMBER)));
        }
        var number = looked.get().number();
        return looked.get().kind() == NumberKind.UNKNOWN
                ? new Read.Wrong(text(LawWords.TYPED_UNKNOWN).with("number", number.readable()))
                : new Read.Good(number);
    }

    private static String home(Visitor visitor) {
        return visitor.ownNumber().flatMap(PhoneNumber::region).orElse("US");
    }
}
