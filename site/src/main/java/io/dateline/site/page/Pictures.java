package io.dateline.site.page;

import io.dateline.config.SiteSettings;
import io.dateline.contract.Article;
import io.dateline.form.PictureUrl;
import io.dateline.site.view.Picture;
import org.jspecify.annotations.Nullable;

/** Pictures of articles and terms: those of the site itself, and of the hosts from which its pages load something. */
final class Pictures {

    private final SiteSettings site;

    Pictures(SiteSettings site) {
        this.site = site;
    }

    @Nullable
    Picture of(Article.@Nullable Image image) {
        return image == null || !isLoaded(image.url())
                ? null
                : new Picture(image.url(), image.alt(), image.caption(), image.credit());
    }

    private boolean isLoaded(String url) {
        return PictureUrl.isPictureUrl(url) && (url.startsWith("/") || site.loadsFrom(url));
    }

    /** The absolute address of a picture, for machines; null if it is not known. */
    @Nullable
    String address(Article.@Nullable Image image) {
        if (image == null || !PictureUrl.isPictureUrl(image.url())) {
            return null;
        }
        String address = image.url().startsWith("/") ? site.href(image.url()) : image.url();
        return address.startsWith("/") ? null : address;
    }
}
