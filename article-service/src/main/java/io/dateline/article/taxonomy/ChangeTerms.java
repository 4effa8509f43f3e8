package io.dateline.article.taxonomy;

import io.dateline.access.Permission;
import io.dateline.article.audit.AuditEntry;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Create;
import io.dateline.contract.TaxonomyContract.Edit;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Merge;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes, changes, renames and merges authors, topics and tags. Articles follow in the background ({@link RelabelJobs}); what
 * shows the term itself is purged at once. In direct style.
 */
public final class ChangeTerms {

    private final Database database;
    private final AuditLog audit;
    private final Bus bus;
    private final Terms terms = new Terms();
    private final MergeRule rule = new MergeRule();

    /** Changes terms in the given database, records that in the audit log, and announces it on the bus. */
    public ChangeTerms(Database database, AuditLog audit, Bus bus) {
        this.database = database;
        this.audit = audit;
        this.bus = bus;
    }

    private record Change(Term term, List<SurrogateKey> keys) {}

    /** Creates a term. For an idempotency key that was used before, the one that was created then, as it is now. */
    public WriteResult<Term> create(Create question, Call call) {
        call.require(Permission.TAXONOMY);
        Kind kind = question.kind();
        TermInput input = TermInput.parse(question.members());
        AtomicBoolean isNew = new AtomicBoolean();
        Term created = database.inTransaction(transaction -> {
            Term term = IdempotencyKeys.once(
                    transaction,
                    kind + "-by:" + call.caller().staffId(),
                    question.idempotencyKey(),
                    question.members(),
                    Term.class,
                    () -> {
                        isNew.set(true);
                        return terms.create(transaction, kind, input);
                    },
                    first -> present(transaction, kind, first.slug()));
            if (isNew.get()) {
                audit.record(
                        transaction, call, entry(kind, "created", term.slug()).with("name", term.name()));
            }
            return term;
        });
        return announced(new Change(created, List.of(kind.key(created.slug()), kind.listKey())));
    }

    /** The term after the patch; CONFLICT if it has another version. */
    public WriteResult<Term> edit(Edit question, Call call) {
        call.require(Permission.TAXONOMY);
        return announced(database.inTransaction(transaction -> edit(transaction, question, call)));
    }

    /** The term that another one was merged into; the same if that was done before. */
    public WriteResult<Term> merge(Merge question, Call call) {
        call.require(Permission.TAXONOMY);
        return announced(database.inTransaction(transaction -> merge(transaction, question, call)));
    }

    private Change edit(SqlConnection transaction, Edit question, Call call) {
        Kind kind = question.kind();
        terms.lockAll(transaction);
        Term before = existing(transaction, kind, question.slug());
        if (!Objects.equals(before.version(), question.version())) {
            throw Failure.conflict("version-mismatch", "Someone changed this meanwhile.");
        }
        TermInput was = TermInput.of(before);
        TermInput input = was.patched(question.patch());
        if (input.equals(was)) {
            return new Change(before, List.of());
        }
        String slug = input.slug() == null ? before.slug() : input.slug();
        if (!slug.equals(before.slug())) {
            terms.lockAccountOf(transaction, kind, before.slug());
            terms.rename(transaction, kind, before.slug(), slug);
        }
        Term after = terms.rewrite(transaction, kind, slug, input);
        if (Terms.isShownByName(kind, before, after) && slug.equals(before.slug())) {
            RelabelJobs.add(transaction, kind, slug, slug);
        }
        Change change = new Change(after, keys(transaction, kind, before.slug(), slug));
        audit.record(
                transaction,
                call,
                entry(kind, "changed", before.slug())
                        .with("slug", slug.equals(before.slug()) ? null : slug)
                        .with("name", after.name()));
        return change;
    }

    private Change merge(SqlConnection transaction, Merge question, Call call) {
        Kind kind = question.kind();
        terms.lockAll(transaction);
        String target = terms.presentOf(transaction, kind, question.into()).orElse(question.into());
        if (terms.presentOf(transaction, kind, question.slug())
                .filter(target::equals)
                .isPresent()) {
            return new Change(existing(transaction, kind, target), List.of());
        }
        terms.lockAccountOf(transaction, kind, question.slug());
        Term merged = existing(transaction, kind, question.slug());
        Term into = terms.find(transaction, kind, target).orElseThrow(MergeRule::unknownTarget);
        if (rule.movesAccount(merged, into, question.account())) {
            terms.moveAccount(transaction, merged.slug(), into.slug());
        }
        terms.replace(transaction, kind, merged.slug(), into.slug());
        Term after = existing(transaction, kind, into.slug());
        Change change = new Change(after, keys(transaction, kind, merged.slug(), into.slug()));
        audit.record(
                transaction,
                call,
                entry(kind, "merged", merged.slug()).with("into", into.slug()).with("account", after.account()));
        return change;
    }

    private Term existing(SqlConnection transaction, Kind kind, String slug) {
        return terms.find(transaction, kind, slug).orElseThrow(ListTerms::unknown);
    }

    private Term present(SqlConnection transaction, Kind kind, String slug) {
        return existing(
                transaction, kind, terms.presentOf(transaction, kind, slug).orElse(slug));
    }

    /** Of all slugs that lead to the term, and of the lists of such terms. */
    private List<SurrogateKey> keys(SqlConnection transaction, Kind kind, String before, String after) {
        List<SurrogateKey> keys = new ArrayList<>();
        keys.add(kind.listKey());
        keys.add(kind.key(before));
        keys.add(kind.key(after));
        terms.formerOf(transaction, kind, after).forEach(former -> keys.add(kind.key(former)));
        return keys.stream().distinct().toList();
    }

    private static AuditEntry entry(Kind kind, String what, String slug) {
        return AuditEntry.of(kind + "-" + what, kind.toString(), slug);
    }

    private WriteResult<Term> announced(Change change) {
        if (change.keys.isEmpty()) {
            return new WriteResult<>(change.term, Changed.nothing());
        }
        Changed changed = Changed.changed(change.keys);
        bus.publish(ArticleContract.CHANGED, changed);
        return new WriteResult<>(change.term, changed);
    }
}
