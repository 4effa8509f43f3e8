package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** {@code docs/dependencies.md} lists what the modules depend on, and nothing else. */
class DependenciesDocTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void itListsEveryDirectDependency() throws IOException {
        Set<String> depended = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.map(module -> module.resolve("pom.xml"))
                    .filter(Files::exists)
                    .forEach(pom -> depended.addAll(direct(pom)));
        }
        depended.addAll(direct(ROOT.resolve("pom.xml")));

        Set<String> listed = ROW.matcher(Files.readString(ROOT.resolve("docs/dependencies.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(depended);
    }

    /** Of this module itself, without what is only managed. */
    private static Set<String> direct(Path pom) {
        Set<String> names = new TreeSet<>();
        try {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getElementsByTagName("dependency");
            for (int i = 0; i < all.getLength(); i++) {
                Element dependency = (Element) all.item(i);
                if (isDirect(dependency) && !text(dependency, "groupId").equals("io.dateline")) {
                    // A property, since the machine that builds chooses.
                    String name = text(dependency, "artifactId");
                    names.add(name.startsWith("${") ? name.substring(2, name.length() - 1) : name);
                }
            }
        } catch (Exception e) {
            throw new AssertionError(pom + " cannot be read", e);
        }
        return names;
    }

    private static boolean isDirect(Node dependency) {
        Node list = dependency.getParentNode();
        return list.getParentNode().getNodeName().equals("project");
    }

    private static String text(Element element, String child) {
        return element.getElementsByTagName(child).item(0).getTextContent().strip();
    }
}
