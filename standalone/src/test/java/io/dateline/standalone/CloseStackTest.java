package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseStackTest {

    private final List<String> closed = new ArrayList<>();
    private final CloseStack things = new CloseStack();

    @Test
    void theLastOpenedIsClosedFirst() throws Exception {
        things.add(() -> closed.add("database"));
        things.add(() -> closed.add("service"));

        things.close();

        assertThat(closed).containsExactly("service", "database");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersOpen() throws Exception {
        things.add(() -> closed.add("database"));
        things.add(() -> {
            throw new IllegalStateException("stuck");
        });

        things.close();

        assertThat(closed).containsExactly("database");
    }

    @Test
    void whatComesTooLateIsClosedAtOnce() {
        things.close();

        assertThatThrownBy(() -> things.add(() -> closed.add("late"))).isInstanceOf(CannotStart.class);
        assertThat(closed).containsExactly("late");
    }
}
