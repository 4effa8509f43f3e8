package io.dateline.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who reads: a window of their own, and what the browser complained of while they did. */
final class Reader implements AutoCloseable {

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> elsewhere = new CopyOnWriteArrayList<>();

    Reader(URI address, BrowserContext context) {
        this.address = address;
        this.context = context;
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address.toString()) && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        // Of what the page's policy forbids the browser tells, too, but does not ask for it.
        page.onRequestFailed(request -> {
            if ("csp".equals(request.failure())) {
                elsewhere.remove(request.url());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Goes to a path; returns the status of the answer. */
    int open(String path) {
        Response response = page.navigate(address.resolve(path).toString());
        return response == null ? 0 : response.status();
    }

    /** What they look at. */
    Page page() {
        return page;
    }

    /** Fails if the browser complained, such as of a script that the policy does not allow, or anything came from elsewhere. */
    void mustBeContent(String as) {
        assertThat(complaints).as(as).isEmpty();
        assertThat(elsewhere).as(as).isEmpty();
    }

    /** Fails if a script of a text ran, or anything came from elsewhere; that the browser refused something is no fault. */
    void mustHaveRunNothing(String as) {
        assertThat(complaints).as(as).noneMatch(complaint -> complaint.startsWith("dialog"));
        assertThat(elsewhere).as(as).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
