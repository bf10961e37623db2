package com.speechcad.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AwsChunksTest {
    @Test
    void joins_signed_chunks_and_leaves_out_what_stands_between_and_behind() {
        var coded = "4;chunk-signature=aa\r\nWiki\r\n5\r\npedia\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n";

        assertThat(AwsChunks.decode(coded.getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo("Wikipedia");
    }

    @Test
    void refuses_a_chunk_that_is_cut_off() {
        assertThatThrownBy(() -> AwsChunks.decode("9\r\nWiki".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
