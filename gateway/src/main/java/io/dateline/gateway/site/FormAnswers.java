package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.CommentForm;
import io.dateline.contract.SiteContract.FormFault;
import io.dateline.contract.SiteContract.SentForm;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a form that could not be taken with the form as it was sent, and what is wrong with it. */
final class FormAnswers {

    private static final Set<String> SHOWN = Set.of("name", "email", "url", "body");
    private static final Map<String, String> FIELDS = WrittenComment.POINTERS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final String OF_PARENT = "parent-";

    private final Bus bus;

    FormAnswers(Bus bus) {
        this.bus = bus;
    }

    /**
     * The answer to a form that was refused, or did not get through.
     *
     * @return fails as the form did where there is no article to write about
     */
    Future<Answer> refused(WrittenComment written, Throwable cause, Call call) {
        Problem problem = Problem.of(cause);
        if (isAbsent(cause)) {
            return Future.failedFuture(cause);
        }
        return page(written, written.slug(), problem, call)
                .compose(form -> form.movedTo() == null
                        ? Future.succeededFuture(form)
                        : page(written, form.movedTo(), problem, call))
                .map(form -> WriterAnswer.of(problem.type().status(), form, moved -> "/" + moved))
                .recover(failure -> isAbsent(failure)
                        ? Future.failedFuture(failure)
                        : Future.succeededFuture(PlainForm.of(written, problem)))
                .map(answer -> problem.retryAfter() == 0
                        ? answer
                        : answer.with(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfter())));
    }

    private Future<Representation> page(WrittenComment written, String slug, Problem problem, Call call) {
        return bus.ask(
                SiteContract.COMMENT_FORM, new CommentForm(slug, written.parentId(), sent(written, problem)), call);
    }

    private static SentForm sent(WrittenComment written, Problem problem) {
        SentFields fields = written.fields();
        List<FormFault> faults = problem.faults().stream()
                .filter(fault -> SHOWN.contains(field(fault)))
                .map(fault -> new FormFault(field(fault), fault.code()))
                .toList();
        return new SentForm(
                fields.text("name"),
                fields.text("email"),
                fields.text("url"),
                fields.text("body"),
                fields.optional("remember") != null,
                fields.optional("key"),
                failure(problem),
                faults,
                (int) Math.min(problem.retryAfter(), Integer.MAX_VALUE));
    }

    /** What is wrong beside the fields that a reader sees; null for nothing. */
    private static @Nullable String failure(Problem problem) {
        if (problem.type() != ProblemType.INVALID) {
            return problem.type().code();
        }
        return problem.faults().stream()
                .filter(fault -> !SHOWN.contains(field(fault)))
                .map(fault -> fault.code().startsWith(OF_PARENT) ? fault.code() : ProblemType.INVALID.code())
                .findFirst()
                .orElse(problem.faults().isEmpty() ? ProblemType.INVALID.code() : null);
    }

    private static String field(Fault fault) {
        return FIELDS.getOrDefault(fault.pointer(), "");
    }

    private static boolean isAbsent(Throwable cause) {
        return cause instanceof Failure failure && failure.kind() == Failure.Kind.NOT_FOUND;
    }
}
