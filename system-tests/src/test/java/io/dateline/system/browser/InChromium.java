package io.dateline.system.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of pages in the Chromium that {@code -Ddateline.chromium=PATH} names; left out where none is named. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = InChromium.PROPERTY, matches = ".+")
@ExtendWith(RunningSite.class)
@interface InChromium {

    /** The setting with the program's path. */
    String PROPERTY = "dateline.chromium";
}
