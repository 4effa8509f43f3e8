package io.dateline.site.page;

import io.dateline.site.view.Moment;
import io.dateline.site.words.Moments;
import io.dateline.site.words.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Moments as pages show them. */
final class Times {

    private final Moments moments;
    private final InstantSource clock;

    Times(Moments moments, InstantSource clock) {
        this.moments = moments;
        this.clock = clock;
    }

    Moments moments() {
        return moments;
    }

    Moment of(Instant time, Words words) {
        return new Moment(moments.iso(time), moments.dateTime(time, words.lang()));
    }

    /** The same in lists: of today the time, of another day the date. */
    Moment brief(Instant time, Words words) {
        boolean isToday = LocalDate.ofInstant(time, moments.zone()).equals(date());
        return new Moment(
                moments.iso(time), isToday ? moments.time(time, words.lang()) : moments.date(time, words.lang()));
    }

    /** The present day with its weekday. */
    Moment today(Words words) {
        return new Moment(date().toString(), moments.day(date(), words.lang()));
    }

    private LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), moments.zone());
    }
}
