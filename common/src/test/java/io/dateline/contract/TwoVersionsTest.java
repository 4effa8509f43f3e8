package io.dateline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.bus.Codec;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What crosses the bus byte for byte, as this version and the one before write and read it. */
class TwoVersionsTest {

    private static final Comment COMMENT = new Comment(
            99,
            null,
            new Comment.Author("Ines", null),
            new Comment.Body("<p>Hello.</p>"),
            Comment.Status.APPROVED,
            Instant.parse("2026-03-02T12:00:00Z"),
            null,
            0,
            null,
            "token");
    private static final String COMMENT_JSON = "{'id':99,'author':{'name':'Ines'},'body':{'html':'<p>Hello.</p>'},"
            + "'status':'approved','createdAt':'2026-03-02T12:00:00Z','score':0,'editToken':'token'";
    private static final Codec<WriteResult<Comment>> WRITTEN = CommentContract.WRITE.answer();

    /** The facts of a representation as the version before has them. */
    private record FactsBefore(
            List<String> keys,
            @Nullable String next,
            @Nullable String movedTo) {}

    @Test
    void aChangeIsWrittenAsBefore() {
        assertThat(Json.encode(Changed.changed(List.of(SurrogateKey.article(17), SurrogateKey.slug("a"))))
                        .toString())
                .isEqualTo(json("{'keys':['article:17','slug:a'],'causes':[],'kind':'changed'}"));
        assertThat(Json.decode(bytes("{'keys':['comments:17'],'causes':['comment:99'],'kind':'added'}"), Changed.class))
                .isEqualTo(Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:99")));
    }

    @Test
    void aListIsAskedForAsBeforeAndInAnOrder() {
        String before = "{'topic':'city','q':'ferry','limit':20";
        Listing listing = new Listing("city", null, null, null, "ferry", null, null, 20, null);

        assertThat(Json.encode(listing).toString()).isEqualTo(json(before + "}"));
        assertThat(Json.decode(bytes(before + "}"), Listing.class)).isEqualTo(listing);
        assertThat(Json.decode(bytes(before + ",'sort':'relevance'}"), Listing.class)
                        .sort())
                .isEqualTo(Sort.RELEVANCE);
    }

    @Test
    void aKeyOfAKindThatIsNotKnownHereIsKeptAsItIs() {
        String changed = json("{'keys':['front:home'],'causes':[],'kind':'withdrawn'}");

        assertThat(Json.encode(Json.decode(Buffer.buffer(changed), Changed.class))
                        .toString())
                .isEqualTo(changed);
    }

    @Test
    void aRepresentationInJsonIsWrittenAsBefore() {
        Representation page =
                Representation.page(List.of(1), List.of(SurrogateKey.articles(), SurrogateKey.lang("pt")), "c-2");
        Buffer before = framed("{'keys':['articles','lang:pt'],'next':'c-2'}", "[1]");

        assertThat(Representation.CODEC.encode(page)).isEqualTo(before);
        assertThat(Representation.CODEC.decode(before)).isEqualTo(page);
    }

    @Test
    void soIsThatSomethingMoved() {
        Representation moved = Representation.moved("there", List.of(SurrogateKey.slug("here")));
        Buffer before = framed("{'keys':['slug:here'],'movedTo':'there'}", "");

        assertThat(Representation.CODEC.encode(moved)).isEqualTo(before);
        assertThat(Representation.CODEC.decode(before)).isEqualTo(moved);
    }

    @Test
    void aRepresentationOfAnotherKindSaysOfWhichAndTheVersionBeforeReadsTheRest() {
        Representation page = Representation.of(
                "text/html; charset=utf-8",
                "default-src 'self'",
                Buffer.buffer("<p>"),
                List.of(SurrogateKey.article(17)));
        String facts = "{\"keys\":[\"article:17\"],\"mediaType\":\"text/html; charset=utf-8\","
                + "\"policy\":\"default-src 'self'\"}";

        Buffer written = Representation.CODEC.encode(page);

        assertThat(written).isEqualTo(framed(facts, "<p>"));
        assertThat(Representation.CODEC.decode(written)).isEqualTo(page);
        assertThat(Json.decode(Buffer.buffer(facts), FactsBefore.class))
                .isEqualTo(new FactsBefore(List.of("article:17"), null, null));
    }

    @Test
    void aRepresentationThatLacksAPartSaysSoAndTheVersionBeforeReadsTheRest() {
        Representation page = Representation.of("text/html", null, Buffer.buffer("<p>"), List.of())
                .incomplete();
        String facts = "{\"keys\":[],\"mediaType\":\"text/html\",\"isIncomplete\":true}";

        Buffer written = Representation.CODEC.encode(page);

        assertThat(written).isEqualTo(framed(facts, "<p>"));
        assertThat(Representation.CODEC.decode(written)).isEqualTo(page);
        assertThat(Json.decode(Buffer.buffer(facts), FactsBefore.class))
                .isEqualTo(new FactsBefore(List.of(), null, null));
    }

    @Test
    void whatIsNoRepresentationIsRefused() {
        assertThatThrownBy(() -> Representation.CODEC.decode(Buffer.buffer(new byte[] {0, 0, 1, 0, 'x'})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAnswerToAWriteIsWhatItWasAndOneMemberMore() {
        Changed changed = Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:99"));
        Buffer both =
                bytes(COMMENT_JSON + ",'changed':{'keys':['comments:17'],'causes':['comment:99'],'kind':'added'}}");

        assertThat(WRITTEN.encode(new WriteResult<>(COMMENT, changed))).isEqualTo(both);
        assertThat(WRITTEN.decode(both)).isEqualTo(new WriteResult<>(COMMENT, changed));
    }

    @Test
    void theVersionBeforeReadsWhatItKnowsOfIt() {
        Buffer both = WRITTEN.encode(new WriteResult<>(COMMENT, Changed.nothing()));

        assertThat(Codec.json(Comment.class).decode(both)).isEqualTo(COMMENT);
        assertThat(Codec.json(Done.class)
                        .decode(ArticleContract.DELETE
                                .answer()
                                .encode(new WriteResult<>(new Done(), Changed.nothing()))))
                .isEqualTo(new Done());
    }

    @Test
    void andOfWhatItAnswersItIsNotKnownWhatItChanged() {
        assertThat(WRITTEN.decode(bytes(COMMENT_JSON + "}"))).isEqualTo(new WriteResult<>(COMMENT, null));
        assertThat(ArticleContract.DELETE.answer().decode(bytes("{}"))).isEqualTo(new WriteResult<>(new Done(), null));
    }

    @Test
    void aLaterVersionMaySayMoreOfWhatChanged() {
        assertThat(WRITTEN.decode(bytes(
                                COMMENT_JSON + ",'changed':{'keys':['a:1'],'kind':'moved','until':3},'mood':'sunny'}"))
                        .changed())
                .isEqualTo(Changed.withdrawn(List.of(new SurrogateKey("a:1"))));
    }

    /** The version before had the JSON object itself in the question, and stored the fingerprint of its bytes. */
    @Test
    void aDraftIsWrittenAsTheClientSentItSoThatItsIdempotencyKeyStaysValid() throws IOException {
        String draft =
                json("{'lang':'en','headline':'Ten','standfirst':null,'body':{'markdown':null},'authors':['b','a']}");
        Buffer before = bytes("{'article':" + draft.replace('"', '\'') + ",'idempotencyKey':'k'}");

        Create read = ArticleContract.CREATE.question().decode(before);

        assertThat(ArticleContract.CREATE.question().encode(read)).isEqualTo(before);
        assertThat(IdempotencyKeys.fingerprint(read.article()))
                .isEqualTo(IdempotencyKeys.fingerprint(Json.mapper().readTree(draft)));
    }

    @Test
    void aPatchKeepsItsNulls() {
        Buffer before = bytes("{'id':7,'version':2,'patch':{'slug':null,'headline':'Ten'}}");

        assertThat(ArticleContract.EDIT
                        .question()
                        .encode(ArticleContract.EDIT.question().decode(before)))
                .isEqualTo(before);
    }

    @Test
    void whatIsNoAnswerToAWriteIsRefused() {
        assertThatThrownBy(() -> WRITTEN.decode(bytes("[1]"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WRITTEN.decode(bytes("{'id':"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Buffer framed(String facts, String body) {
        byte[] head = json(facts).getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer().appendInt(head.length).appendBytes(head).appendString(body);
    }

    private static Buffer bytes(String json) {
        return Buffer.buffer(json(json));
    }

    /** Single quotes stand for double ones, where there are no double ones. */
    private static String json(String text) {
        return text.contains("\"") ? text : text.replace('\'', '"');
    }
}
