package com.speechcad.flow.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.speechcad.flow.screening.Verdict.Outcome;
import com.speechcad.text.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the rules are good for, measured: 300 scripts a language, half of them harmless and close to the line. */
class CorpusTest {
    private static final int LEAST = 300;
    private static final double FALSE_BLOCKS = 0.01;
    private static final double REVIEWS = 0.05;

    @ParameterizedTest
    @EnumSource
    void the_corpus_is_large_and_says_nothing_twice(Language language) {
        var corpus = Corpus.of(language);

        assertThat(corpus.block().size() + corpus.benign().size()).isGreaterThanOrEqualTo(LEAST);
        assertThat(Math.min(corpus.block().size(), corpus.benign().size())).isGreaterThan(LEAST / 2 - 5);
        assertThat(new HashSet<>(corpus.block())).hasSameSizeAs(corpus.block());
        assertThat(new HashSet<>(corpus.benign())).hasSameSizeAs(corpus.benign());
    }

    @ParameterizedTest
    @EnumSource
    void everything_that_must_not_go_out_is_blocked(Language language) {
        var missed = Corpus.of(language).block().stream()
                .filter(script -> Screening.screen(language, script).outcome() != Outcome.BLOCK)
                .toList();

        assertThat(missed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_may_be_either_waits_for_an_admin(Language language) {
        var review = Corpus.of(language).review();

        assertThat(review).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
        assertThat(of(language, review, Outcome.REVIEW)).containsExactlyElementsOf(review);
    }

    @ParameterizedTest
    @EnumSource
    void hardly_anything_harmless_is_blocked(Language language) {
        var benign = Corpus.of(language).benign();

        assertThat(benign).isNotEmpty();
        assertThat(of(language, benign, Outcome.BLOCK)).hasSizeLessThanOrEqualTo((int) (benign.size() * FALSE_BLOCKS));
        assertThat(of(language, benign, Outcome.REVIEW)).hasSizeLessThanOrEqualTo((int) (benign.size() * REVIEWS));
    }

    /** What finds a demand behind a neutral sentence finds none in what is harmless. */
    @ParameterizedTest
    @EnumSource
    void hardly_anything_harmless_is_blocked_with_neutral_sentences_between(Language language) {
        var chance = new Random(1);
        var benign = Corpus.of(language).benign().stream()
                .map(script -> Trick.SENTENCE_BETWEEN.on(script, chance))
                .toList();

        assertThat(of(language, benign, Outcome.BLOCK)).hasSizeLessThanOrEqualTo((int) (benign.size() * FALSE_BLOCKS));
        assertThat(of(language, benign, Outcome.REVIEW)).hasSizeLessThanOrEqualTo((int) (benign.size() * REVIEWS));
    }

    @ParameterizedTest
    @EnumSource
    void a_script_is_no_better_for_a_flow_that_speaks_another_language(Language language) {
        var languages = List.of(Language.values());
        var other = languages.get((languages.indexOf(language) + 1) % languages.size());

        assertThat(Corpus.of(language).block())
                .allSatisfy(script ->
                        assertThat(Screening.screen(other, script).outcome()).isEqualTo(Outcome.BLOCK));
    }

    private static List<String> of(Language language, List<String> scripts, Outcome outcome) {
        return scripts.stream()
                .filter(script -> Screening.screen(language, script).outcome() == outcome)
                .toList();
    }
}
