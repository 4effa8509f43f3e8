package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JDK {@code ./dateline} takes. */
class ScriptJdkTest {

    @TempDir
    Path parent;

    private FakeMachine machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new FakeMachine(parent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/java-21-openjdk-amd64",
                "usr/lib64/jvm/java-21-openjdk",
                "usr/java/jdk-21",
                "opt/java/openjdk",
                "opt/homebrew/opt/openjdk@21/libexec/openjdk.jdk/Contents/Home",
                "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
                "home/linuxbrew/.linuxbrew/opt/openjdk@21/libexec",
                "Library/Java/JavaVirtualMachines/temurin 21.jdk/Contents/Home",
                "~/Library/Java/JavaVirtualMachines/openjdk-21/Contents/Home",
                "~/.sdkman/candidates/java/21.0.5-tem",
                "~/.local/share/mise/installs/java/temurin-21",
                "~/.asdf/installs/java/temurin-21.0.5+11",
                "~/.jabba/jdk/temurin@21",
                "~/.jdks/temurin-21.0.5",
                "~/.gradle/jdks/eclipse_adoptium-21-amd64-linux.2",
                "~/.gradle/jdks/eclipse_adoptium-21-x64-linux/jdk-21.0.5+11"
            })
    void itIsFoundWherePeopleHaveIt(String place) throws Exception {
        Path jdk = machine.jdk(place, "21.0.5");

        assertThatItIsTaken(jdk);
    }

    @ParameterizedTest
    @CsvSource({
        "SDKMAN_DIR, candidates/java/21-tem",
        "MISE_DATA_DIR, installs/java/21",
        "XDG_DATA_HOME, mise/installs/java/21",
        "ASDF_DATA_DIR, installs/java/21",
        "JABBA_HOME, jdk/21",
        "GRADLE_USER_HOME, jdks/21"
    })
    void itIsFoundWhereAToolWasToldToKeepIt(String variable, String place) throws Exception {
        Path jdk = machine.jdk("~/my tools/" + place, "21");
        machine.set(variable, machine.directory("~/my tools"));

        assertThatItIsTaken(jdk);
    }

    @Test
    void theOneThatJavaHomeNamesIsTakenBeforeANewerOne() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", "25");
        Path named = machine.jdk("~/my jdk", "21.0.5");
        machine.set("JAVA_HOME", named);

        assertThatItIsTaken(named);
    }

    @Test
    void theOneOnThePathIsTakenBeforeANewerOne() throws Exception {
        machine.jdk("usr/lib/jvm/java-25", "25");
        Path named = machine.jdk("~/my jdk", "21.0.5");
        machine.link("java", named.resolve("bin/java"));

        assertThatItIsTaken(named);
    }

    @Test
    void theNewestIsTakenWhereTheOneThatIsNamedIsTooOld() throws Exception {
        machine.jdk("usr/lib/jvm/java-21", "21.0.5");
        Path newest = machine.jdk("~/.jdks/temurin-25", "25.0.1");
        machine.jdk("~/.sdkman/candidates/java/23", "23");
        machine.set("JAVA_HOME", machine.jdk("usr/lib/jvm/java-17", "17.0.15"));

        assertThatItIsTaken(newest);
    }

    @Test
    void thoseThatDoNotDoAreNamedOnceEach() throws Exception {
        Path eight = machine.jdk("usr/lib/jvm/java-8", "1.8.0_402");
        machine.set("JAVA_HOME", machine.directory("usr/lib/jvm/java-8"));
        Path twenty = machine.jdk("~/.jdks/twenty", "20");
        Path runtime = machine.jre("usr/lib/jvm/java-25-jre", "25");

        FakeMachine.Result result = machine.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("a JDK of 21 or newer (found: 8.0 in " + eight + "; 25 in " + runtime
                        + ", a JRE, which has no compiler; 20 in " + twenty + ")\n");
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void theTestsNeedOneWithWhichTheSourcesCanBeChecked() throws Exception {
        Path old = machine.jdk("usr/lib/jvm/java-21", "21.0.7");

        assertThat(machine.run("test").err()).contains("a JDK of 21.0.8 or newer (found: 21.0.7 in " + old + ")\n");

        machine.jdk("usr/lib/jvm/java-21", "21.0.10");
        assertThat(machine.run("test").exitCode()).isZero();
    }

    @Test
    void itIsSaidWhereThereIsNoJava() throws Exception {
        assertThat(machine.run("up", "--port", "0").err()).contains("a JDK of 21 or newer (no Java was found)\n");
    }

    private void assertThatItIsTaken(Path jdk) throws Exception {
        FakeMachine.Result result = machine.run("up", "--port", "0");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).endsWith("started " + jdk + "/bin/java\n");
        assertThat(machine.calls()).singleElement().asString().startsWith("mvn on " + jdk + ": ");
    }
}
