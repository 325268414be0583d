package org.mispa.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactCssTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a { color: red; } /* why */ b { margin: 0 auto } | a{color:red}b{margin:0 auto}",
                "a :hover, b:hover > c { x: calc(1px + 2px) } | a :hover,b:hover > c{x:calc(1px + 2px)}",
                "a::before { content: \"/* ; */ , \" / \"\"; } | a::before{content:\"/* ; */ , \" / \"\"}",
                "@media (width >= 60rem) { a { --x: light-dark(#fff, #000); } } | @media (width >= 60rem){a{--x:light-dark(#fff,#000)}}",
                "a /* one */ /* two */ b {} | a b{}"
            })
    void meansTheSame(String css, String compact) {
        assertThat(CompactCss.compact(css)).isEqualTo(compact);
    }
}
