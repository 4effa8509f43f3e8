package io.dateline.site.page;

import io.dateline.site.view.Moment;
import io.dateline.site.words.Moments;
import io.dateline.site.words.Words;
import java.time.Instant;

/** Moments as pages show them. */
final class Times {

    private final Moments moments;

    Times(Moments moments) {
        this.moments = moments;
    }

    Moments moments() {
        return moments;
    }

    Moment of(Instant time, Words words) {
        return new Moment(moments.iso(time), moments.dateTime(time, words.lang()));
    }
}
