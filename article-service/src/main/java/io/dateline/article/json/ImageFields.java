package io.dateline.article.json;

import io.dateline.contract.Article;
import io.dateline.form.FaultCode;
import io.dateline.form.Lengths;
import io.dateline.form.PictureUrl;
import io.dateline.form.WebUrl;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the member {@code image}: the picture of an article, or of an author, a topic or a tag. */
public final class ImageFields {

    private ImageFields() {}

    /** The picture; null if there is none. Its faults are added to those of the object. */
    public static Article.@Nullable Image read(JsonFields fields) {
        JsonFields image = fields.object("image");
        if (image == null) {
            return null;
        }
        image.only(Set.of("url", "alt", "caption", "credit"));
        String url = WebUrl.stored(image.required("url", WebUrl.MAX_LENGTH));
        if (!url.isEmpty() && !PictureUrl.isPictureUrl(url)) {
            image.fault(
                    "url",
                    FaultCode.FORMAT,
                    "Must be a URL that begins with http:// or https://, or a path of the site that begins with one slash.");
        }
        String alt = image.any("alt", Lengths.IMAGE_ALT);
        if (!image.has("alt")) {
            image.fault("alt", FaultCode.REQUIRED, "Say what the picture shows; empty if it only decorates.");
        }
        return new Article.Image(
                url,
                alt == null ? "" : alt,
                image.optional("caption", Lengths.IMAGE_CAPTION),
                image.optional("credit", Lengths.IMAGE_CREDIT));
    }
}
