package com.speechcad.provider.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            <b>Bold</b> and <a href="https://example.test">a link</a> | Bold and a link
            1 &lt; 2 &amp;&amp; 3 &gt; 2                              | 1 < 2 && 3 > 2
            Ana&#39;s &quot;flow&quot;                                | Ana's "flow"
            l&#x2019;heure &#x1F600; $1                               | l’heure 😀 $1
            &amp;#39; &amp;lt;                                        | &#39; &lt;
            &#x110000; &#;                                            | &#x110000; &#;
            """, delimiter = '|', quoteCharacter = '`')
    void a_text_says_the_same_without_its_markup(String html, String bare) {
        assertThat(Bare.text(html)).isEqualTo(bare);
    }
}
