package io.dateline.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of a process goes: the stacks that were seen, laid over one another. The broader a method, the more often
 * it was there; what it calls stands on it.
 *
 * <p>Those of threads that wait for the network to become ready are left out: nothing happens there.
 */
public final class FlameGraph {

    private static final int WIDTH = 1_200;
    private static final int ROW = 16;
    private static final int MARGIN = 40;
    private static final double CHARACTER = 6.6;

    /** What is narrower is left out, so that the picture stays small. */
    private static final double LEAST_SHARE = 0.003;

    private static final int DEEPEST = 200;
    private static final List<String> WAITING = List.of("epollWait", "epoll_wait", "park", "accept", "poll");
    private static final String PROCESSOR_SAMPLE = "jdk.CPUTimeSample";
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String NATIVE_SAMPLE = "jdk.NativeMethodSample";

    private final Frame root = new Frame();

    private static final class Frame {
        private final Map<String, Frame> above = new TreeMap<>();
        private long seen;
    }

    FlameGraph() {}

    /** Of a flight recording, by processor time where it has that. */
    public static FlameGraph of(Path recording) throws IOException {
        FlameGraph byProcessor = of(recording, Set.of(PROCESSOR_SAMPLE));
        return byProcessor.root.seen > 0 ? byProcessor : of(recording, Set.of(SAMPLE, NATIVE_SAMPLE));
    }

    private static FlameGraph of(Path recording, Set<String> types) throws IOException {
        FlameGraph graph = new FlameGraph();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (types.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
                    graph.add(event.getStackTrace().getFrames().reversed().stream()
                            .map(FlameGraph::name)
                            .toList());
                }
            }
        }
        return graph;
    }

    /** Adds a stack that was seen once, from the first call to the last. */
    void add(List<String> stack) {
        String innermost = stack.getLast();
        if (WAITING.stream()
                .anyMatch(method -> innermost.toLowerCase(Locale.ROOT).contains(method.toLowerCase(Locale.ROOT)))) {
            return;
        }
        Frame frame = root;
        frame.seen++;
        for (String name : stack.subList(0, Math.min(stack.size(), DEEPEST))) {
            frame = frame.above.computeIfAbsent(name, unseen -> new Frame());
            frame.seen++;
        }
    }

    /** The picture, as the text of an SVG file. */
    public String draw(String title) {
        int height = 2 * MARGIN + ROW * height(root);
        Svg svg = new Svg(WIDTH, height, title);
        svg.text(10, 20, "start", title + "; " + root.seen + " samples");
        draw(svg, root, 0, height - MARGIN);
        return svg.end();
    }

    private int height(Frame frame) {
        return frame.above.values().stream()
                .filter(this::isBroadEnough)
                .mapToInt(above -> 1 + height(above))
                .max()
                .orElse(0);
    }

    private void draw(Svg svg, Frame frame, double left, int bottom) {
        double x = left;
        for (Map.Entry<String, Frame> above : frame.above.entrySet()) {
            double width = (double) above.getValue().seen / root.seen * WIDTH;
            if (isBroadEnough(above.getValue())) {
                String name = above.getKey();
                svg.rectangle(
                        x,
                        bottom - ROW,
                        width - 0.5,
                        ROW - 1,
                        colour(name),
                        String.format(Locale.ROOT, "%s %.1f %%", name, width * 100 / WIDTH));
                int room = (int) ((width - 6) / CHARACTER);
                if (room >= 4) {
                    svg.text(x + 3, bottom - 4, "start", fitting(name, room));
                }
                draw(svg, above.getValue(), x, bottom - ROW);
            }
            x += width;
        }
    }

    private boolean isBroadEnough(Frame frame) {
        return frame.seen >= root.seen * LEAST_SHARE;
    }

    /** Ours stand out from those of Vert.x, of Netty and of the rest. */
    private static String colour(String name) {
        if (name.startsWith("io.dateline.")) {
            return "#f28c28";
        }
        if (name.startsWith("io.vertx.")) {
            return "#b7a3d0";
        }
        return name.startsWith("io.netty.") ? "#a8cfe0" : "#d9d9d9";
    }

    /** The end of a name says most: the method, and its class. */
    private static String fitting(String name, int room) {
        return name.length() <= room ? name : name.substring(name.length() - room);
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        // Each run numbers its lambdas in another way.
        return method.getType().getName().replaceFirst("\\$\\$Lambda.*", "\\$\\$Lambda") + "." + method.getName();
    }
}
