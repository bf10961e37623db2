package com.speechcad.local.proof;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the product does with money, from the first tap to the last message. {@link SagasTest} holds the list against what
 * can happen: whatever the code can do to a plan, a payment, an operator's request or a stopped debit occurs in one of them.
 */
final class Sagas {
    private Sagas() {}

    static List<Saga> all() {
        return Stream.of(CallSagas.all(), PaymentSagas.all(), PlanSagas.all(), OperatorSagas.all(), StoppedSagas.all())
                .flatMap(Collection::stream)
                .toList();
    }
}
