package io.dateline.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for a page of every kind. */
@InChromium
class EveryPageTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Site site;

    EveryPageTest(Site site) {
        this.site = site;
    }

    @Test
    void axeFindsNothing() throws Exception {
        try (Reader light = site.reader(Site.PHONE);
                Reader dark = site.inTheDark(Site.DESK)) {
            for (String path : site.pages()) {
                for (Reader reader : List.of(light, dark)) {
                    reader.open(path);
                    AxeResults found =
                            new AxeBuilder(reader.page()).withTags(RULES).analyze();
                    assertThat(found.getViolations()).as(path).isEmpty();
                }
            }
        }
    }

    @Test
    void nothingIsWiderThanTheScreen() throws Exception {
        for (int width : List.of(Site.NARROWEST, Site.PHONE, Site.DESK, 1_600)) {
            try (Reader reader = site.reader(width)) {
                for (String path : site.pages()) {
                    reader.open(path);
                    assertThat(reader.page().evaluate("document.documentElement.scrollWidth"))
                            .as(path + " at " + width)
                            .isEqualTo(width);
                }
            }
        }
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNothingIsRefused() throws Exception {
        try (Reader reader = site.reader(Site.DESK)) {
            for (String path : site.pages()) {
                reader.open(path);
                reader.mustBeContent(path);
            }
            assertThat(reader.page().context().cookies()).isEmpty();
        }
    }

    @Test
    void nothingMovesWhileAPageIsLoaded() throws Exception {
        try (Reader reader = site.reader(Site.PHONE)) {
            for (String path : site.pages()) {
                reader.open(path);
                assertThat(layoutShift(reader.page())).as(path).isZero();
            }
        }
    }

    private static double layoutShift(Page page) {
        Object sum = page.evaluate("""
                () => new Promise(resolve => {
                    let sum = 0;
                    new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                        .observe({type: 'layout-shift', buffered: true});
                    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
                })
                """);
        return ((Number) sum).doubleValue();
    }

    @Test
    void whatCanBeTouchedIsLargeEnough() throws Exception {
        try (Reader reader = site.reader(Site.PHONE)) {
            for (String path : site.pages()) {
                reader.open(path);
                assertThat((List<?>) reader.page().evaluate("""
                                () => [...document.querySelectorAll('button, input:not([type=hidden]), textarea, select, summary')]
                                    .filter(element => element.offsetParent && element.type !== 'checkbox')
                                    .filter(element => {
                                        const box = element.getBoundingClientRect();
                                        return box.width < 24 || box.height < 24;
                                    })
                                    .map(element => element.outerHTML)
                                """)).as(path).isEmpty();
            }
        }
    }
}
