package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.gateway.http.ProblemForm;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/**
 * One public read: where its answer is kept, and how to get it.
 *
 * @param key the path and the query in their normal form; the same for everybody who asks the same
 * @param keys the surrogate keys that are known before the answer is, so that a 404 for a slug can be purged too
 * @param question asks the service
 * @param link the address of the next page, from its cursor
 * @param location the address under which a moved thing is found, from its slug: in the form of the surface that was asked
 * @param problems how its surface writes problems, such as a cached 404
 * @param viewed whether it shows one article, so that serving it counts as a view
 * @param owned whether somebody to whom it belongs is answered otherwise, past all caches
 * @param reuse for how long browsers may show its answer again
 */
public record Read(
        String key,
        List<SurrogateKey> keys,
        Function<Call, Future<Representation>> question,
        Function<String, String> link,
        Function<String, String> location,
        ProblemForm problems,
        boolean viewed,
        boolean owned,
        Reuse reuse) {

    /** A read whose problems are documents in JSON. */
    public Read(
            String key,
            List<SurrogateKey> keys,
            Function<Call, Future<Representation>> question,
            Function<String, String> link,
            Function<String, String> location,
            boolean viewed) {
        this(key, keys, question, link, location, ProblemForm.DOCUMENT, viewed, false, Reuse.WHILE_FRESH);
    }

    /** The same read on a surface that writes its problems in that form. */
    public Read withProblems(ProblemForm form) {
        return new Read(key, keys, question, link, location, form, viewed, owned, reuse);
    }

    /** The same read of something that belongs to somebody. */
    public Read ofOwner() {
        return new Read(key, keys, question, link, location, problems, viewed, true, reuse);
    }

    /** The same read, with an answer that browsers may show again for that long. */
    public Read reused(Reuse other) {
        return new Read(key, keys, question, link, location, problems, viewed, owned, other);
    }
}
