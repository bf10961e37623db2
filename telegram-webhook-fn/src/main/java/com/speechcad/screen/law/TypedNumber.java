package com.speechcad.screen.law;

import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads a number as the person would write it at home. */
@Singleton
public class TypedNumber {

    /** Empty when it is no possible number. */
    public Optional<PhoneNumber> read(Visitor visitor, String line) {
        return PhoneNumber.parse(
                line, visitor.ownNumber().flatMap(PhoneNumber::region).orElse("US"));
    }
}
