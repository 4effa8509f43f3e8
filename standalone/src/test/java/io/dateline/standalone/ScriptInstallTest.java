package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.standalone.FakeMachine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./dateline} does about what is missing. */
class ScriptInstallTest {

    @TempDir
    Path parent;

    private FakeMachine machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new FakeMachine(parent);
        machine.jdk("usr/lib/jvm/java-21", "21.0.8");
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws Exception {
        for (String program : new String[] {"mvn", "ps", "openssl", "shellcheck"}) {
            machine.remove(program);
        }

        Result result = machine.run("test");

        assertThat(result).isEqualTo(new Result(1, "", """
                        dateline: Missing:
                          Maven 3.6.3 or newer (none was found)
                          ps
                          openssl
                          ShellCheck (shellcheck)
                        dateline: There is no apt-get, dnf, zypper, pacman or brew here to install it with.
                        The ways left:
                          - Docker alone, which brings everything: docker compose up
                          - a JDK from https://adoptium.net, unpacked into ~/.jdks or named by JAVA_HOME
                          - a JDK by SDKMAN (sdk install java 25-tem) or mise (mise install java@temurin-25); both have Maven too
                        """));
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
        machine.program("mvn", "echo 'Apache Maven 3.6.0 (97c98ec; 2018)'");

        assertThat(machine.run("up", "--port", "0").err())
                .contains("  Maven 3.6.3 or newer (found: 3.6.0, " + parent.resolve("programs/mvn") + ")\n");
    }

    @Test
    void mavenIsNotNeededWhereNothingIsToBeBuilt() throws Exception {
        machine.run("up", "--port", "0");
        machine.remove("mvn");

        assertThat(machine.run("up", "--port", "0").exitCode()).isZero();
    }

    @Test
    void nothingIsInstalledWhereNobodyCanBeAsked() throws Exception {
        withoutMavenOnDebian();
        machine.recorded("sudo", "");

        Result result = machine.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith("dateline: Install it with 'sudo apt-get install maven', or let '--yes' do it.\n");
        assertThat(machine.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "", "perhaps"})
    void nothingIsInstalledWithoutAYes(String answer) throws Exception {
        withoutMavenOnDebian();
        machine.recorded("sudo", "");

        Result result = machine.runOnTerminal(answer, "up --port 0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("Install maven with sudo apt-get now? [y/N]")
                .contains("dateline: Nothing was installed.");
        assertThat(machine.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Yes"})
    void aYesInstallsWhatIsMissingAndGoesOn(String answer) throws Exception {
        withoutMavenOnDebian();
        machine.recorded("sudo", "exec \"$@\"");

        Result result = machine.runOnTerminal(answer, "up --port 0");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Installing maven …").contains("started ");
        assertThat(machine.calls())
                .startsWith(
                        "sudo apt-get update -qq",
                        "apt-get update -qq",
                        "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends maven",
                        "apt-get install -y -qq --no-install-recommends maven");
    }

    @Test
    void rootIsAskedToo() throws Exception {
        withoutMavenOnDebian();
        machine.program("id", "echo 0");

        assertThat(machine.runOnTerminal("n", "up --port 0").out()).contains("Install maven with apt-get now? [y/N]");
        assertThat(machine.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --port 0 --yes", "test --yes"})
    void yesOnTheCommandLineInstallsWithoutAQuestion(String arguments) throws Exception {
        withoutMavenOnDebian();
        machine.recorded("sudo", "exec \"$@\"");

        Result result = machine.run(arguments.split(" ", -1));

        assertThat(result.exitCode()).isZero();
        assertThat(machine.calls()).contains("apt-get install -y -qq --no-install-recommends maven");
    }

    @Test
    void rootInstallsAtOnceWhereNobodyCanBeAsked() throws Exception {
        withoutMavenOnDebian();
        machine.program("id", "echo 0");
        machine.recorded("sudo", "");

        assertThat(machine.run("up", "--port", "0").exitCode()).isZero();
        assertThat(machine.calls())
                .startsWith("apt-get update -qq", "apt-get install -y -qq --no-install-recommends maven");
    }

    @Test
    void whoeverCannotInstallIsToldWhat() throws Exception {
        withoutMavenOnDebian();

        Result result = machine.run("up", "--port", "0", "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).endsWith("dateline: This user cannot install it. Who can: apt-get install maven\n");
    }

    @Test
    void whatTheSystemHasNotIsSaidBeforeAnythingIsInstalled() throws Exception {
        withoutMavenOnDebian();
        machine.set("JAVA_HOME", machine.jdk("usr/lib/jvm/java-21", "17"));
        machine.program("id", "echo 0");

        Result result = machine.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("dateline: Sample Linux 7 has no package of:\n  a JDK of 21 or newer (found: 17 in ")
                .contains("The ways left:\n  - Docker alone");
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void emptyListsAreFetchedBeforeTheyAreAsked() throws Exception {
        withoutMavenOnDebian();
        machine.set("JAVA_HOME", machine.jdk("usr/lib/jvm/java-21", "17"));
        machine.program("id", "echo 0");
        debian("maven openjdk-21-jdk-headless", "touch " + list());
        Files.delete(list());

        Result result = machine.run("up", "--port", "0");

        assertThat(result.err()).contains("Still missing after it was installed: a JDK of 21");
        assertThat(machine.calls())
                .containsExactly(
                        "apt-get update -qq",
                        "apt-get install -y -qq --no-install-recommends openjdk-21-jdk-headless maven");
    }

    @Test
    void itIsSaidThatTheListsCannotBeFetched() throws Exception {
        withoutMavenOnDebian();
        Files.delete(list());
        machine.program("id", "echo 0");

        Result result = machine.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith("dateline: apt-get could not fetch its lists of packages: is this machine on the network?\n");
    }

    @Test
    void anInstallThatFailsIsSaid() throws Exception {
        withoutMavenOnDebian();
        machine.program("id", "echo 0");
        machine.program("apt-get", "[ \"$1\" = update ] || { echo 'E: Unable to fetch' >&2; exit 100; }");

        Result result = machine.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .endsWith("E: Unable to fetch\ndateline: apt-get could not install maven; what it said is above.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dnf    | dnf install -y java-21-openjdk-devel maven procps-ng ShellCheck",
                "zypper | zypper --non-interactive install --no-recommends java-21-openjdk-devel maven procps ShellCheck",
                "pacman | pacman -S --needed --noconfirm jdk21-openjdk maven procps-ng shellcheck"
            })
    void eachSystemInstallsInItsWay(String manager, String command) throws Exception {
        machine.set("JAVA_HOME", machine.jdk("usr/lib/jvm/java-21", "17"));
        machine.program("id", "echo 0");
        for (String program : new String[] {"mvn", "ps", "shellcheck"}) {
            machine.remove(program);
        }
        Path database = Files.createDirectories(machine.directory("var/lib/pacman/sync"));
        Files.createFile(database.resolve("extra.db"));
        machine.program(manager, """
                case "$*" in
                    *install* | *-S\\ *) echo "${0##*/} $*" >>"$CALLS" ;;
                    *25*) exit 1 ;;
                esac
                """);

        machine.run("test");

        assertThat(machine.calls()).containsExactly(command);
    }

    @Test
    void homebrewInstallsWithoutSudoAndOnlyWhenToldTo() throws Exception {
        machine.remove("mvn");
        machine.recorded("brew", "[ \"$1\" != install ]");

        Result untold = machine.run("up", "--port", "0");
        machine.run("up", "--port", "0", "--yes");

        assertThat(untold.err()).endsWith("dateline: Install it with 'brew install maven', or let '--yes' do it.\n");
        assertThat(machine.calls())
                .containsExactly(
                        "brew info --formula maven",
                        "brew info --formula maven",
                        "brew info --formula maven",
                        "brew install maven");
    }

    @Test
    void theLibraryOfRedisIsInstalledToo() throws Exception {
        Path ldconfig = Files.createDirectories(machine.directory("sbin")).resolve("ldconfig");
        Files.writeString(ldconfig, "#!/bin/sh\necho 'libstdc++.so.6 (libc6,x86-64)'\n");
        assertThat(ldconfig.toFile().setExecutable(true)).isTrue();
        machine.set("HOSTTYPE", "x86_64");
        machine.program("id", "echo 0");
        debian("libssl3", "");

        assertThat(machine.run("up", "--port", "0").err())
                .contains("  OpenSSL 3 (libssl.so.3), for the Redis that comes along\n");
        assertThat(machine.calls()).contains("apt-get install -y -qq --no-install-recommends libssl3");
    }

    @Test
    void theTestsRunWithoutShellCheckWhereItCannotBeHad() throws Exception {
        machine.remove("shellcheck");
        debian("maven", "");

        Result result = machine.run("test");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .endsWith("NOT CHECKED: the scripts, since there is no ShellCheck here."
                        + " What decides about a change (.ci/run) checks them.\n");
        assertThat(machine.calls()).singleElement().asString().endsWith(" verify");
    }

    @Test
    void pagesAreLookedAtInTheBrowserThatIsThere() throws Exception {
        assertThat(machine.run("test").exitCode()).isZero();
        assertThat(machine.calls()).singleElement().asString().contains(" -Ddateline.chromium=", "/chromium verify");

        machine.remove("chromium");
        machine.program("google-chrome", "");
        machine.run("test");

        assertThat(machine.calls()).last().asString().contains("/google-chrome verify");
    }

    @Test
    void theTestsRunWithoutABrowserWhereItCannotBeHad() throws Exception {
        machine.remove("chromium");
        debian("maven", "");

        Result result = machine.run("test");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("  Chromium (chromium), or Chrome\n");
        assertThat(result.out())
                .endsWith("NOT CHECKED: the pages in a browser, since there is no Chromium here."
                        + " What decides about a change (.ci/run) checks them.\n");
        assertThat(machine.calls()).singleElement().asString().doesNotContain("chromium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shellcheck", "chromium"})
    void whatDecidesAboutAChangeNeedsBoth(String program) throws Exception {
        machine.remove(program);
        debian("maven", "");
        machine.set("CI", "true");

        assertThat(machine.run("test").exitCode()).isEqualTo(1);
        assertThat(machine.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux-musl | x86_64  | This system has musl as its C library, and the PostgreSQL and Redis that come along need glibc.",
                "msys       | x86_64  | PostgreSQL and Redis come along for Linux and macOS on x86-64 and ARM64, and this is msys on x86_64.",
                "linux-gnu  | riscv64 | PostgreSQL and Redis come along for Linux and macOS on x86-64 and ARM64, and this is linux-gnu on riscv64."
            })
    void aSystemForWhichNothingComesAlongIsSentToTheContainers(String system, String processor, String sentence)
            throws Exception {
        machine.set("OSTYPE", system);
        machine.set("HOSTTYPE", processor);

        assertThat(machine.run("up", "--port", "0"))
                .isEqualTo(new Result(1, "", "dateline: " + sentence + " Use the containers: docker compose up.\n"));
    }

    @Test
    void aSystemThatIsTooOldForRedisIsSentToTheContainers() throws Exception {
        machine.program("getconf", "echo 'glibc 2.31'");

        assertThat(machine.run("up", "--port", "0").err())
                .isEqualTo("dateline: This system has glibc 2.31, and the Redis that comes along needs 2.34 or newer."
                        + " Use the containers: docker compose up.\n");
    }

    @Test
    void rootThatCannotBecomeNobodyIsTold() throws Exception {
        machine.program("id", "echo 0");
        machine.program("unshare", "exit 1");

        assertThat(machine.run("up", "--port", "0").err())
                .isEqualTo("dateline: PostgreSQL does not run as root, and root may make no user namespace here:"
                        + " start Dateline as another user.\n");
    }

    private void withoutMavenOnDebian() throws IOException {
        Path maven = parent.resolve("maven");
        Files.move(parent.resolve("programs/mvn"), maven);
        debian("maven", "[ \"$1\" != install ] || /bin/ln -sf " + maven + " " + parent.resolve("programs/mvn"));
    }

    /** The programs of Debian, which offer these packages. */
    private void debian(String packages, String whenCalled) throws IOException {
        Files.createDirectories(list().resolveSibling(""));
        Files.writeString(list(), "");
        machine.recorded("apt-get", whenCalled);
        machine.program("apt-cache", """
                case " %s " in
                    *" $2 "*) echo '  Candidate: 9.9' ;;
                    *) echo '  Candidate: (none)' ;;
                esac
                """.formatted(packages));
    }

    private Path list() {
        return machine.directory("var/lib/apt/lists/deb.example_dists_stable_main_binary-amd64_Packages");
    }
}
