package com.speechcad.flow;

import com.speechcad.flow.Failure.Then;
import com.speechcad.flow.Finding.Kind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with a step by itself, and with where it leads. */
final class CheckStep {
    private final Draft draft;
    private final Optional<FlowRights> rights;
    private final CheckFlow.Found found;

    CheckStep(Draft draft, Optional<FlowRights> rights, CheckFlow.Found found) {
        this.draft = draft;
        this.rights = rights;
        this.found = found;
    }

    void check(Step step) {
        checkText(step);
        switch (step) {
            case Step.PlayMessage message -> connected(step, message.next(), Kind.NOT_CONNECTED, "");
            case Step.Menu menu -> checkMenu(menu);
            case Step.AskDigits digits -> checkDigits(digits);
            case Step.Question question -> checkQuestion(question);
            case Step.Feedback feedback -> connected(step, feedback.next(), Kind.NOT_CONNECTED, "");
            case Step.Transfer transfer -> {
                checkNumber(step, transfer.number());
                connected(step, transfer.failed(), Kind.FAILED_NOT_CONNECTED, "");
            }
            case Step.Branch branch -> checkBranch(branch);
            case Step.SpeakAgain _ -> {
                if (draft.number(step.id()) == 1) {
                    found.find(step, Kind.AGAIN_FIRST, "");
                }
            }
            case Step.End _ -> {}
        }
        if (step instanceof Step.Listening listening) {
            checkFailure(listening);
        }
        if (leadsWhereItMayNot(step)) {
            found.find(step, Kind.AGAIN_NOT_HERE, "");
        }
    }

    private void checkText(Step step) {
        if (step instanceof Step.SpeakAgain || step instanceof Step.Branch) {
            return;
        }
        if (step.text().isBlank()) {
            found.find(step, Kind.TEXT_EMPTY, "");
        } else if (step.text().length() > CheckFlow.MOST_CHARACTERS) {
            found.find(step, Kind.TEXT_TOO_LONG, "" + CheckFlow.MOST_CHARACTERS);
        }
    }

    private void checkMenu(Step.Menu menu) {
        if (menu.choices().isEmpty()) {
            found.find(menu, Kind.NO_CHOICES, "");
        }
        var keys = new HashSet<Character>();
        for (var choice : menu.choices()) {
            var key = Character.toString(choice.key());
            if (choice.key() == CheckFlow.OPT_OUT) {
                found.find(menu, Kind.KEY_RESERVED, key);
            } else if (!CheckFlow.KEYS.contains(key)) {
                found.find(menu, Kind.KEY_UNKNOWN, key);
            } else if (!keys.add(choice.key())) {
                found.find(menu, Kind.KEY_TWICE, key);
            } else if (choice.key() == '#' && draft.hasTypedInput()) {
                found.find(menu, Kind.KEY_ENDS_INPUT, key);
            }
            connected(menu, choice.next(), Kind.KEY_NOT_CONNECTED, key);
        }
    }

    private void checkDigits(Step.AskDigits step) {
        connected(step, step.next(), Kind.NOT_CONNECTED, "");
        switch (step.typed()) {
            case Typed.Rating(var highest)
            when highest < Typed.Rating.LEAST || highest > Typed.Rating.MOST ->
                found.find(step, Kind.RATING_BAD, Typed.Rating.LEAST + "–" + Typed.Rating.MOST);
            case Typed.Quantity(var most)
            when most < 1 || most > Typed.Quantity.MOST ->
                found.find(step, Kind.QUANTITY_BAD, "" + Typed.Quantity.MOST);
            case Typed.Reference(var list) when list.isEmpty() -> found.find(step, Kind.LIST_MISSING, "");
            case Typed.Reference(var list)
            when rights.isPresent() && !rights.get().lists().contains(list.get()) ->
                found.find(step, Kind.LIST_GONE, "");
            case Typed.YesNo _,
                    Typed.Rating _,
                    Typed.Quantity _,
                    Typed.CalendarDay _,
                    Typed.PostalCode _,
                    Typed.Reference _ -> {}
        }
    }

    private void checkQuestion(Step.Question question) {
        if (question.expected().size() > CheckFlow.MOST_WAYS) {
            found.find(question, Kind.TOO_MANY_ANSWERS, "" + CheckFlow.MOST_WAYS);
        }
        var conditions = new HashSet<String>();
        for (var answer : question.expected()) {
            var condition = answer.condition().strip();
            if (condition.isEmpty()) {
                found.find(question, Kind.ANSWER_EMPTY, "");
            } else if (condition.length() > Comparison.MOST_CHARACTERS) {
                found.find(question, Kind.ANSWER_TOO_LONG, "" + Comparison.MOST_CHARACTERS);
            } else if (!conditions.add(condition.toLowerCase(Locale.ROOT))) {
                found.find(question, Kind.ANSWER_TWICE, condition);
            }
            connected(question, answer.next(), Kind.ANSWER_NOT_CONNECTED, condition);
        }
        connected(question, question.next(), Kind.NOT_CONNECTED, "");
    }

    private void checkBranch(Step.Branch branch) {
        if (branch.cases().isEmpty()) {
            found.find(branch, Kind.NO_CASES, "");
        } else if (branch.cases().size() > CheckFlow.MOST_WAYS) {
            found.find(branch, Kind.TOO_MANY_CASES, "" + CheckFlow.MOST_WAYS);
        }
        var comparisons = new HashSet<Comparison>();
        for (var one : branch.cases()) {
            var comparison = one.comparison();
            var name = comparison.variable();
            if (!comparisons.add(comparison)) {
                found.find(branch, Kind.CASE_TWICE, name);
            }
            if (!comparison.hasValue()) {
                found.find(branch, Kind.VALUE_EMPTY, name);
            } else if (comparison.value().length() > Comparison.MOST_CHARACTERS) {
                found.find(branch, Kind.VALUE_TOO_LONG, "" + Comparison.MOST_CHARACTERS);
            } else if (!comparison.isComparable()) {
                found.find(branch, Kind.VALUE_NO_NUMBER, name);
            }
            connected(branch, one.next(), Kind.CASE_NOT_CONNECTED, name);
        }
        connected(branch, branch.otherwise(), Kind.ELSE_NOT_CONNECTED, "");
    }

    private void checkFailure(Step.Listening step) {
        var failure = step.failure();
        if (failure.retries() < 0 || failure.retries() > Failure.MOST_RETRIES) {
            found.find(step, Kind.TOO_MANY_RETRIES, "" + Failure.MOST_RETRIES);
        }
        var ends = step.takesAnything() ? List.of(failure.silent()) : List.of(failure.silent(), failure.wrong());
        for (var then : new LinkedHashSet<>(ends)) {
            switch (then) {
                case Then.Go(var target) -> connected(step, target, Kind.OTHERWISE_NOT_CONNECTED, "");
                case Then.Skip() -> {
                    if (step instanceof Step.Menu) {
                        found.find(step, Kind.SKIP_NOT_HERE, "");
                    }
                }
                case Then.Transfer(var number) -> checkNumber(step, number);
                case Then.End() -> {}
            }
        }
    }

    private void checkNumber(Step step, String number) {
        if (number.isEmpty()) {
            found.find(step, Kind.TRANSFER_NUMBER_MISSING, "");
        } else if (rights.isPresent() && !rights.get().transfer()) {
            found.find(step, Kind.TRANSFER_NOT_IN_PLAN, "");
        } else if (rights.isPresent() && !rights.get().numbers().contains(number)) {
            found.find(step, Kind.TRANSFER_NUMBER_NOT_OWN, number);
        } else if (rights.isPresent() && rights.get().unpriced().contains(number)) {
            found.find(step, Kind.TRANSFER_NO_PRICE, number);
        }
    }

    private boolean leadsWhereItMayNot(Step step) {
        return step.targets().stream()
                .flatMap(target -> target.flatMap(draft::step).stream())
                .anyMatch(target -> !step.mayLeadTo(target));
    }

    private void connected(Step step, Optional<String> target, Kind kind, String detail) {
        if (target.flatMap(draft::step).isEmpty()) {
            found.find(step, kind, detail);
        }
    }
}
