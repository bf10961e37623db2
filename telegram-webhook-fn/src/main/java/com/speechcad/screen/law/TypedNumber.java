package com.speechcad.screen.law;

import com.speechcad.dialog.Visitor;
import com.speechcad.kernel.PhoneNumber;
import com.speechcad.tenant.Users;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads a number as the person would write it at home. */
@Singleton
public class TypedNumber {
    private final Users users;

    TypedNumber(Users users) {
        this.users = users;
    }

    /** Empty when it is no possible number. */
    public Optional<PhoneNumber> read(Visitor visitor, String line) {
        return PhoneNumber.parse(
                line, users.ownNumber(visitor.id()).flatMap(PhoneNumber::region).orElse("US"));
    }
}
