package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a process knows of who answers where, by what it reads in the map and what it is told of it. */
class RegistrationsTest {

    private static final String ADDRESS = "articles.find";
    private static final RegistrationInfo OTHER = new RegistrationInfo("other", 1, false);
    private static final RegistrationInfo THIRD = new RegistrationInfo("third", 1, false);

    private final Registrations registrations = new Registrations("self");

    @Test
    void eachNodeIsThereOnceAndTheOwnAtOnce() {
        registrations.add(ADDRESS, new RegistrationInfo("self", 1, false));
        registrations.add(ADDRESS, new RegistrationInfo("self", 2, false));
        read(false, OTHER, new RegistrationInfo("other", 2, false));

        assertThat(registrations.nodes(ADDRESS)).containsExactly("other", "self");
    }

    @Test
    void whatIsWithdrawnIsStillThereAndNotOffered() {
        registrations.add(ADDRESS, new RegistrationInfo("self", 1, false));

        registrations.withdraw(List.of(ADDRESS));

        assertThat(registrations.nodes(ADDRESS)).isEmpty();
        assertThat(registrations.offered()).isEmpty();
        assertThat(registrations.isOwn(ADDRESS)).isTrue();
    }

    /** As after a merge: its owner puts it back. */
    @Test
    void whatTheMapLostIsKeptForOneMoreReading() {
        read(false, OTHER, THIRD);

        read(false, THIRD);
        assertThat(registrations.nodes(ADDRESS)).containsExactly("other", "third");
        // The look that any earlier event caused.
        read(true, THIRD);
        assertThat(registrations.nodes(ADDRESS)).containsExactly("third");
    }

    @Test
    void readingsThatFollowEachOtherSoonAreOne() {
        read(false, OTHER, THIRD);

        read(true, THIRD);
        read(true, THIRD);

        assertThat(registrations.nodes(ADDRESS)).containsExactly("other", "third");
    }

    @Test
    void whatWasTakenOutIsGoneAtOnce() {
        read(false, OTHER, THIRD);

        registrations.disappeared(ADDRESS, OTHER);
        assertThat(registrations.nodes(ADDRESS)).containsExactly("third");
        read(false, THIRD);
        assertThat(registrations.nodes(ADDRESS)).containsExactly("third");
    }

    @Test
    void whatChangesDuringAReadingIsNotUndoneByIt() {
        read(false, OTHER);

        registrations.reading();
        registrations.appeared(ADDRESS, THIRD);
        registrations.disappeared(ADDRESS, OTHER);
        registrations.read(Map.of(ADDRESS, Set.of(OTHER)), false);

        assertThat(registrations.nodes(ADDRESS)).containsExactly("third");
    }

    private void read(boolean early, RegistrationInfo... infos) {
        registrations.reading();
        registrations.read(Map.of(ADDRESS, Set.of(infos)), early);
    }
}
