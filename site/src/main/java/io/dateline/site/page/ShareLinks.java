package io.dateline.site.page;

import io.dateline.site.view.Link;
import io.dateline.site.words.Words;
import java.util.List;

/** Links by which readers share an article: plain ones, so that nobody learns of a reader who does not follow one. */
final class ShareLinks {

    private ShareLinks() {}

    /** The links for an article at that absolute address. */
    static List<Link> of(String address, String headline, Words words) {
        String title = Addresses.encoded(headline);
        String url = Addresses.encoded(address);
        String both = title + "%20" + url;
        return List.of(
                new Link("mailto:?subject=" + title + "&body=" + both, words.say("share.email")),
                new Link("https://bsky.app/intent/compose?text=" + both, words.say("share.bluesky")),
                new Link("https://mastodonshare.com/?text=" + title + "&url=" + url, words.say("share.mastodon")),
                new Link("https://wa.me/?text=" + both, words.say("share.whatsapp")),
                new Link("https://t.me/share/url?url=" + url + "&text=" + title, words.say("share.telegram")),
                new Link("https://x.com/intent/post?text=" + title + "&url=" + url, words.say("share.x")));
    }
}
