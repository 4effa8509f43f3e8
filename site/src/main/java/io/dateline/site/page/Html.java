package io.dateline.site.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;

/** Renders the templates of {@code src/main/jte}, which are compiled with the service. */
public final class Html {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Html.class.getClassLoader(), "io.dateline.site.templates");

    /** A page, from the template of that name, such as {@code article}, and what it shows. */
    public Buffer render(String template, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template + ".jte", page, out);
        return Buffer.buffer(out.toByteArray());
    }
}
