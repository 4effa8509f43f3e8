package io.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract.Sort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommentWritingTest {

    private static Room room;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void whatIsWrittenCanBeRead() {
        // given an article
        room.articles.publish(1, "first");

        // when someone comments and someone answers
        Comment comment = room.say("first", "ada", "Well *said*.");
        Comment reply = room.reply("first", comment.id(), "bob", "Indeed.");

        // then the writers learn that it is public, and readers find both
        assertThat(comment.status()).isEqualTo(Comment.Status.APPROVED);
        assertThat(comment.editToken()).isNotBlank();
        Room.Page page = room.page("first", Sort.NEWEST, 20, null);
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.items()).singleElement().satisfies(item -> {
            assertThat(item.body().html()).isEqualTo("<p>Well <em>said</em>.</p>");
            assertThat(item.status()).isNull();
            assertThat(item.editToken()).isNull();
            assertThat(item.replies().items()).extracting(Comment::id).containsExactly(reply.id());
        });
    }
}
