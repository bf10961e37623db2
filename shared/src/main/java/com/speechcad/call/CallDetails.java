package com.speechcad.call;

import com.speechcad.call.Results.Words;
import com.speechcad.db.Sql;
import com.speechcad.flow.Draft;
import com.speechcad.flow.FlowVersions;
import com.speechcad.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All that is known of a call, and how many calls are; of the open transaction's tenant, by owner. */
@Singleton
public class CallDetails {
    private final Attempts attempts;
    private final Results results;
    private final FlowVersions versions;
    private final Sql sql;

    CallDetails(Attempts attempts, Results results, FlowVersions versions, Sql sql) {
        this.attempts = attempts;
        this.results = results;
        this.versions = versions;
        this.sql = sql;
    }

    /** How far a call is, in four words. */
    public enum Status {
        QUEUED,
        STARTED,
        COMPLETE,
        ERROR
    }

    /**
     * @param words scrubbed and masked; empty texts where there are none
     * @param given what the call was made with, by name: the contact's values, and defaults for what they lack
     * @param variables what was answered, by the author's names, as far as it may be seen
     */
    public record Details(
            Attempt attempt, Status status, Words words, Map<String, String> given, Map<String, String> variables) {}

    /** Empty for a call that is not that person's. */
    public Optional<Details> of(UserId user, UUID id) {
        return attempts.ofUser(user, id).map(attempt -> {
            return new Details(
                    attempt,
                    status(attempt.state()),
                    results.words(id).orElse(Words.NONE),
                    given(attempt),
                    variables(results.answers(id)));
        });
    }

    private Map<String, String> given(Attempt attempt) {
        var given = new LinkedHashMap<String, String>();
        versions.askDraftOfCall(attempt.id()).get().map(Draft::defaults).ifPresent(given::putAll);
        attempt.row().map(Attempt.Row::variables).ifPresent(given::putAll);
        return given;
    }

    /** Only how far it is. */
    public Optional<Status> status(UserId user, UUID id) {
        return attempts.ofUser(user, id).map(attempt -> status(attempt.state()));
    }

    /** How many of these calls are how far; another's are not counted. */
    public Map<Status, Integer> many(UserId user, Collection<UUID> ids) {
        var counts = new EnumMap<Status, Integer>(Status.class);
        sql.of("""
                        select state, count(*) as many from attempt
                        where user_id = :user and id = any (:ids) group by state""")
                .with("user", user)
                .with("ids", ids.toArray(UUID[]::new))
                .list(row -> Map.entry(row.constant(AttemptState.class, "state"), row.integer("many")))
                .forEach(count -> counts.merge(status(count.getKey()), count.getValue(), Math::addExact));
        return counts;
    }

    private static Status status(AttemptState state) {
        return switch (state) {
            case PLANNED, AUTHORISED, DIALLING, UNCERTAIN -> Status.QUEUED;
            case IN_CALL -> Status.STARTED;
            case ENDED, NOT_CONNECTED -> Status.COMPLETE;
            case REFUSED -> Status.ERROR;
        };
    }

    /** The last answer counts, where a step was asked more than once. */
    private static Map<String, String> variables(List<Answer> answers) {
        var named = new LinkedHashMap<String, String>();
        answers.forEach(answer -> answer.variable().ifPresent(name -> named.put(name, answer.shown())));
        return named;
    }
}
