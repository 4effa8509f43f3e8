package io.dateline.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PicturesTest {

    @Test
    void aPlotHasAPointForEachFigureAndItsNameBesideEachCurve() throws Exception {
        Plot plot = new Plot("Requests <a second>", "articles");
        plot.add("article", 1_000, 900);
        plot.add("article", 1_000_000, 800);
        plot.add("comments & replies", 1_000, 500);

        Document drawn = parsed(plot.draw());

        assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(3);
        assertThat(texts(drawn)).contains("Requests <a second>", "articles", "comments & replies", "1,000,000");
    }

    @Test
    void whatWasSeenMoreOftenIsBroader() throws Exception {
        FlameGraph graph = new FlameGraph();
        IntStream.range(0, 3).forEach(i -> graph.add(List.of("Thread.run", "io.dateline.Often.called")));
        graph.add(List.of("Thread.run", "io.dateline.Seldom.<init>"));

        Document drawn = parsed(graph.draw("hot"));

        assertThat(width(drawn, "io.dateline.Often.called 75.0 %"))
                .isEqualTo(3 * width(drawn, "io.dateline.Seldom.<init> 25.0 %"), Offset.offset(2.0));
    }

    @Test
    void whoWaitsForTheNetworkAndWhatWasHardlySeenIsLeftOut() throws Exception {
        FlameGraph graph = new FlameGraph();
        IntStream.range(0, 1_000).forEach(i -> graph.add(List.of("Thread.run", "Busy.work")));
        graph.add(List.of("Thread.run", "Rare.work"));
        graph.add(List.of("Thread.run", "io.netty.channel.epoll.Native.epollWait"));

        assertThat(graph.draw("hot")).contains("Busy.work", "1001 samples").doesNotContain("Rare.work", "epollWait");
    }

    private static double width(Document drawn, String tip) {
        NodeList rectangles = drawn.getElementsByTagName("rect");
        return IntStream.range(0, rectangles.getLength())
                .mapToObj(i -> (Element) rectangles.item(i))
                .filter(rectangle -> rectangle.getTextContent().equals(tip))
                .mapToDouble(rectangle -> Double.parseDouble(rectangle.getAttribute("width")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Document drawn) {
        NodeList texts = drawn.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }
}
