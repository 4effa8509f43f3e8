package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminPasswordTest {

    @TempDir
    Path parent;

    private DataDirectory data;

    @BeforeEach
    void open() throws CannotStart {
        data = DataDirectory.open(parent.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        data.close();
    }

    @Test
    void isMadeAtTheFirstStart() throws Exception {
        AdminPassword first = startWith(null);

        assertThat(first.toShow()).isPresent().isEqualTo(first.forService());
    }

    @Test
    void isTheSameAfterAFirstStartThatFailed() throws Exception {
        AdminPassword failed = startWith(null);
        var told = failed.forService();

        assertThat(startWith(null).toShow()).isPresent().isEqualTo(told);
    }

    @Test
    void isNeitherShownNorKeptAfterItWasShown() throws Exception {
        AdminPassword first = startWith(null);
        assertThat(first.toShow()).isPresent();
        first.shown();

        AdminPassword second = startWith(null);

        assertThat(second.toShow()).isEmpty();
        assertThat(second.forService()).isEmpty();
        assertThat(data.path().resolve("secrets")).isEmptyDirectory();
    }

    @Test
    void isTakenWhereOneIsGivenAndThenNeverShown() throws Exception {
        AdminPassword given = startWith("open sesame");

        assertThat(given.forService()).contains("open sesame");
        assertThat(given.toShow()).isEmpty();
        given.shown();
        assertThat(startWith(null).forService()).isEmpty();
    }

    private AdminPassword startWith(@Nullable String given) throws IOException {
        return new AdminPassword(data, given);
    }
}
