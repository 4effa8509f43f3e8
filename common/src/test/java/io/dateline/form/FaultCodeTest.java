package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultCodeTest {

    @Test
    void clientsKnowTheCodesByTheseSpellings() throws IllegalAccessException {
        List<String> codes = new ArrayList<>();
        for (Field field : FaultCode.class.getFields()) {
            codes.add((String) field.get(null));
        }

        assertThat(codes)
                .containsExactlyInAnyOrder(
                        "required",
                        "unknown",
                        "repeated",
                        "type",
                        "not-allowed",
                        "out-of-range",
                        "too-many",
                        "too-few",
                        "blank",
                        "too-long",
                        "too-short",
                        "format",
                        "control-character",
                        "surrogate",
                        "direction",
                        "combining-marks",
                        "cursor",
                        "conflict",
                        "reserved");
    }
}
