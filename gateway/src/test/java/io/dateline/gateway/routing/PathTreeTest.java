package io.dateline.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dateline.gateway.problem.Refusal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTreeTest {

    @Test
    void aLiteralSegmentWinsOverAVariable() {
        PathTree<String> tree = tree("/articles/{slug}", "/articles/popular", "/articles/{slug}/related");

        assertThat(found(tree, "/articles/popular")).isEqualTo("/articles/popular {}");
        assertThat(found(tree, "/articles/a")).isEqualTo("/articles/{slug} {slug=a}");
        assertThat(found(tree, "/articles/popular/related")).isEqualTo("/articles/{slug}/related {slug=popular}");
    }

    @Test
    void aLiteralThatLeadsNowhereHidesNoVariable() {
        PathTree<String> tree = tree("/a/{x}/c", "/a/b/d", "/a/{x}/{y}");

        assertThat(found(tree, "/a/b/c")).isEqualTo("/a/{x}/c {x=b}");
        assertThat(found(tree, "/a/b/d")).isEqualTo("/a/b/d {}");
        assertThat(found(tree, "/a/b/e")).isEqualTo("/a/{x}/{y} {x=b, y=e}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "/", "/articles", "/articles/a/", "//articles/a", "/articles/a/b", "/Articles/a"})
    void whatIsNotWrittenSoIsNotFound(String path) {
        assertThat(tree("/articles/{slug}", "/articles/{slug}/related").find(path))
                .isNull();
    }

    @Test
    void aPathOfVeryManySegmentsIsNotFound() {
        assertThat(tree("/{a}").find("/".repeat(16_000))).isNull();
    }

    @Test
    void variablesAreDecodedOnceAndMayBeEmpty() {
        PathTree<String> tree = tree("/articles/{slug}");

        assertThat(found(tree, "/articles/%2561")).isEqualTo("/articles/{slug} {slug=%61}");
        assertThat(found(tree, "/articles/a%2Fb")).isEqualTo("/articles/{slug} {slug=a/b}");
        assertThat(found(tree, "/articles/")).isEqualTo("/articles/{slug} {slug=}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/%zz", "/articles/%ff", "/articles/%zz/nothing", "/articles/%"})
    void aVariableThatIsNotEncodedWellIsRefusedWhereverAnOperationCouldBe(String path) {
        PathTree<String> tree = tree("/articles/{slug}", "/articles/{slug}/related");

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> tree.find(path));
        assertThat(tree.find("/articles/%zz/a/b")).isNull();
        assertThat(tree.find("/nothing/%zz")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/{x}, /a/{y}",
        "/a/{x}, /a/{x}",
        "/a/b, /a/b",
    })
    void aPairThatDiffersInNothingButNamesIsRefused(String one, String other) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tree(one, other))
                .withMessageContaining(one)
                .withMessageContaining(other);
    }

    @ParameterizedTest
    @CsvSource({"/a/{x}, /a/b", "/a/{x}/c, /a/{x}/d", "/a/{x}/c, /a/b/d", "/{x}/{y}, /a/{y}", "/a/{x}, /a/{x}/b"})
    void noOtherPairIsRefused(String one, String other) {
        assertThat(tree(one, other).find("/none/of/these/paths")).isNull();
    }

    @Test
    void theTemplateWinsThatIsLiteralWhereTwoFirstDiffer() {
        PathTree<String> tree = tree("/{slug}/comments", "/topics/{slug}", "/{slug}/{x}", "/topics/{slug}/{x}");

        assertThat(found(tree, "/topics/comments")).isEqualTo("/topics/{slug} {slug=comments}");
        assertThat(found(tree, "/a/comments")).isEqualTo("/{slug}/comments {slug=a}");
        assertThat(found(tree, "/a/b")).isEqualTo("/{slug}/{x} {slug=a, x=b}");
    }

    private static PathTree<String> tree(String... paths) {
        PathTree<String> tree = new PathTree<>();
        for (String path : paths) {
            tree.add(path, path);
        }
        return tree;
    }

    private static @Nullable String found(PathTree<String> tree, String path) {
        PathTree.Match<String> match = tree.find(path);
        return match == null ? null : match.value() + " " + new TreeMap<>(match.variables());
    }
}
