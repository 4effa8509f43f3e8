package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.comment.markup.Markup;
import io.dateline.contract.CommentContract.Write;
import io.dateline.form.CombiningMarks;
import io.dateline.form.EmailAddress;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.Text;
import io.dateline.form.TextRule;
import io.dateline.form.WebUrl;
import java.util.ArrayList;
import java.util.List;

/** Checks the fields of a comment, and the text that readers see of it, whoever sends it and wherever it goes. */
final class CommentCheck {

    private final List<Fault> faults = new ArrayList<>();

    private CommentCheck() {}

    /**
     * Checks all fields.
     *
     * @throws Failure INVALID with every fault
     */
    static void check(Write comment) {
        throwIfAny(faults(comment));
    }

    /**
     * Checks the text that readers see: by character references it can hold other characters than the Markdown.
     *
     * @throws Failure INVALID with every fault
     */
    static void checkShown(Markup body) {
        CommentCheck check = new CommentCheck();
        String text = body.text();
        if (Text.isBlank(text)) {
            check.fault("/body", FaultCode.BLANK, "Must not be blank.");
        }
        if (Text.changesDirection(text)) {
            check.fault("/body", FaultCode.DIRECTION, "Must show no characters that change the direction of writing.");
        }
        if (Text.hasControls(text)) {
            check.fault("/body", FaultCode.CONTROL_CHARACTER, "Must show no control characters.");
        }
        check.marks("/body", text);
        if (body.linksHoldUsers()) {
            check.fault("/body", FaultCode.FORMAT, "Links must hold no user name and no password.");
        }
        throwIfAny(check.faults);
    }

    static List<Fault> faults(Write comment) {
        CommentCheck check = new CommentCheck();
        check.name(comment.name());
        check.email(comment.email());
        if (comment.url() != null) {
            check.url(comment.url());
        }
        check.text("/body", comment.body(), TextRule.lines(Lengths.COMMENT_BODY));
        if (comment.idempotencyKey() != null) {
            check.text("/header/Idempotency-Key", comment.idempotencyKey(), TextRule.line(Lengths.IDEMPOTENCY_KEY));
        }
        return List.copyOf(check.faults);
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    private void name(String name) {
        text("/author/name", name, TextRule.line(Lengths.COMMENT_NAME));
    }

    private void marks(String pointer, String text) {
        if (CombiningMarks.areTooMany(text)) {
            fault(pointer, FaultCode.COMBINING_MARKS, CombiningMarks.MESSAGE);
        }
    }

    private void email(String email) {
        if (text("/author/email", email, TextRule.line(EmailAddress.MAX_LENGTH))
                && !EmailAddress.isEmailAddress(email)) {
            fault("/author/email", FaultCode.FORMAT, "Must be an email address.");
        }
    }

    private void url(String url) {
        if (text("/author/url", url, TextRule.line(WebUrl.MAX_LENGTH)) && !WebUrl.isLink(url)) {
            fault("/author/url", FaultCode.FORMAT, "Must be an http or https address.");
        }
    }

    /** Whether the text follows the rule. */
    @SuppressWarnings("ConstantValue") // a gateway of another version, or one with a defect, may leave it out
    private boolean text(String pointer, String text, TextRule rule) {
        if (text == null) {
            return fault(pointer, FaultCode.REQUIRED, "Is required.");
        }
        return rule.check(text, (code, message) -> fault(pointer, code, message));
    }

    private boolean fault(String pointer, String code, String message) {
        faults.add(new Fault(pointer, code, message));
        return false;
    }
}
