package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import io.dateline.bus.Fault;
import io.dateline.comment.markup.Characters;
import io.dateline.comment.markup.Markup;
import io.dateline.contract.CommentContract.Write;
import io.dateline.form.CombiningMarks;
import java.util.ArrayList;
import java.util.List;

/** What the fields of a comment, and what is shown of its text, must be like, whoever sends it and wherever it goes. */
final class CommentCheck {

    static final int MAX_NAME = 100;
    static final int MAX_EMAIL = 254;
    static final int MAX_URL = 2_048;
    static final int MAX_BODY = 5_000;
    private static final int MAX_KEY = 255;

    private final List<Fault> faults = new ArrayList<>();

    private CommentCheck() {}

    /**
     * Checks all of it.
     *
     * @throws Failure INVALID with every fault
     */
    static void check(Write comment) {
        List<Fault> faults = faults(comment);
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults);
        }
    }

    /**
     * Checks what readers would see of the text: by character references it can hold other characters than what
     * was typed.
     *
     * @throws Failure INVALID with every fault
     */
    static void checkShown(Markup body) {
        CommentCheck form = new CommentCheck();
        String text = body.text();
        if (Characters.areInvisible(text)) {
            form.fault("/body", "blank", "Must not be blank.");
        }
        if (Characters.turnDirection(text)) {
            form.fault("/body", "direction", "Must show no characters that change the direction of writing.");
        }
        if (Characters.holdControls(text)) {
            form.fault("/body", "control-character", "Must show no control characters.");
        }
        form.marks("/body", text);
        if (body.linksHoldUsers()) {
            form.fault("/body", "format", "Links must hold no user name and no password.");
        }
        if (!form.faults.isEmpty()) {
            throw Failure.invalid(form.faults);
        }
    }

    static List<Fault> faults(Write comment) {
        CommentCheck form = new CommentCheck();
        form.name(comment.name());
        form.email(comment.email());
        if (comment.url() != null) {
            form.url(comment.url());
        }
        form.text("/body", comment.body(), MAX_BODY);
        if (comment.idempotencyKey() != null) {
            form.text("/header/Idempotency-Key", comment.idempotencyKey(), MAX_KEY);
        }
        return List.copyOf(form.faults);
    }

    private void name(String name) {
        if (text("/author/name", name, MAX_NAME)) {
            if (name.codePoints().anyMatch(Character::isISOControl) || Characters.turnDirection(name)) {
                fault("/author/name", "format", "Must be one line without control characters.");
            }
            marks("/author/name", name);
        }
    }

    private void marks(String pointer, String text) {
        if (CombiningMarks.areTooMany(text)) {
            fault(
                    pointer,
                    "combining-marks",
                    "Must have at most " + CombiningMarks.MOST + " combining marks on a character.");
        }
    }

    private void email(String email) {
        if (text("/author/email", email, MAX_EMAIL) && !Addresses.isEmail(email)) {
            fault("/author/email", "format", "Must be an email address.");
        }
    }

    private void url(String url) {
        if (text("/author/url", url, MAX_URL) && !Addresses.isWebPage(url)) {
            fault("/author/url", "format", "Must be an http or https address.");
        }
    }

    /** Whether the field may be looked at more closely. */
    @SuppressWarnings("ConstantValue") // another version, or a gateway with a defect, may leave it out
    private boolean text(String pointer, String text, int most) {
        if (text == null) {
            return fault(pointer, "required", "Is required.");
        }
        if (!Characters.areStorable(text)) {
            return fault(pointer, "characters", "Must not hold NUL or halves of surrogate pairs.");
        }
        if (Characters.areInvisible(text)) {
            return fault(pointer, "blank", "Must not be blank.");
        }
        if (Characters.count(text) > most) {
            return fault(pointer, "too-long", "Must have at most " + most + " characters.");
        }
        return true;
    }

    private boolean fault(String pointer, String code, String message) {
        faults.add(new Fault(pointer, code, message));
        return false;
    }
}
