package io.dateline.gateway.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads gzip (RFC 9110, section 12.5.3). */
class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "*",
                "gzip, deflate, br, zstd",
                "br;q=1.0,\tgzip ; q=0.5",
                "gzip;q=0.001",
                "*;q=0, gzip",
                "gzip;q=0, gzip",
                ",,gzip"
            })
    void gzipIsSentToWhoAcceptsIt(String header) {
        assertThat(AcceptEncoding.takesGzip(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "identity",
                "br",
                "gzipped",
                "not-gzip",
                "gzip;q=0",
                "gzip ; Q = 0.000",
                "*, gzip;q=0",
                "*;q=0.0",
                "br;x=gzip"
            })
    void gzipIsNotSentToWhoDoesNotAcceptIt(String header) {
        assertThat(AcceptEncoding.takesGzip(header)).isFalse();
    }

    @Test
    void gzipIsNotSentToWhoSaysNothing() {
        assertThat(AcceptEncoding.takesGzip(null)).isFalse();
    }
}
