package io.dateline.benchmarks.rows;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import io.dateline.benchmarks.lab.Lab;
import io.dateline.benchmarks.lab.Platform;
import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.benchmarks.result.Goal;
import io.dateline.benchmarks.result.Row;
import io.dateline.testkit.newsroom.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How soon a reader with a slow phone on a bad line sees the page of an article: 400 kbit/s, 300 ms for each request, a quarter of
 * this processor. Largest Contentful Paint and Cumulative Layout Shift are what browsers call them.
 */
public final class PageLoad implements Bench {

    private static final int LOADS = 7;
    private static final int QUICK_LOADS = 3;
    private static final int LATENCY_MILLIS = 300;
    private static final int BYTES_A_SECOND = 400_000 / 8;
    private static final int SLOWER = 4;
    private static final int COMMENTS = 20;

    private static final String FIGURES = """
            () => new Promise(resolve => {
                const figures = {paint: 0, shift: 0};
                new PerformanceObserver(list => list.getEntries().forEach(entry => figures.paint = entry.startTime))
                    .observe({type: 'largest-contentful-paint', buffered: true});
                new PerformanceObserver(list => list.getEntries().forEach(entry => figures.shift += entry.value))
                    .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => resolve(figures), 500);
            })
            """;

    @Override
    public String name() {
        return "page-load";
    }

    @Override
    public List<Row> run(Lab lab) throws Exception {
        Platform platform = lab.platform();
        Story story = Side.discussed(platform.newsroom(), "High water on a bad line", Side.text(3_000), COMMENTS);
        String address = platform.gateway().resolve("/" + story.slug()).toString();
        List<Double> paints = new ArrayList<>();
        List<Double> shifts = new ArrayList<>();
        Path chromium = lab.chromium();
        if (chromium == null) {
            throw new BenchFailed("there is no Chromium here");
        }
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium)
                                // Root has no sandbox.
                                .setArgs(List.of("--no-sandbox")))) {
            for (int load = 0; load < (lab.plan().quick() ? QUICK_LOADS : LOADS); load++) {
                load(browser, address, paints, shifts);
            }
        }
        return List.of(
                Row.of(name() + ", largest paint", paints, "ms", Goal.atMost(1_000, "ms"))
                        .withNote("400 kbit/s, 300 ms, a processor four times slower, nothing kept by the browser"),
                Row.of(name() + ", layout shift", shifts, "", Goal.atMost(0)));
    }

    /** In a window of its own, which has nothing of an earlier one. */
    private static void load(Browser browser, String address, List<Double> paints, List<Double> shifts) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true))) {
            Page page = context.newPage();
            CDPSession devtools = context.newCDPSession(page);
            JsonObject line = new JsonObject();
            line.addProperty("offline", false);
            line.addProperty("latency", LATENCY_MILLIS);
            line.addProperty("downloadThroughput", BYTES_A_SECOND);
            line.addProperty("uploadThroughput", BYTES_A_SECOND);
            devtools.send("Network.enable");
            devtools.send("Network.emulateNetworkConditions", line);
            JsonObject processor = new JsonObject();
            processor.addProperty("rate", SLOWER);
            devtools.send("Emulation.setCPUThrottlingRate", processor);
            page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            Map<?, ?> figures = (Map<?, ?>) page.evaluate(FIGURES);
            paints.add(figure(figures, "paint"));
            shifts.add(figure(figures, "shift"));
        }
    }

    private static double figure(Map<?, ?> figures, String name) {
        return ((Number) Objects.requireNonNull(figures.get(name), name)).doubleValue();
    }
}
