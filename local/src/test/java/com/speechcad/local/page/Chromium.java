package com.speechcad.local.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's own Chromium. Nothing is downloaded: tests are skipped where there is none. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path executable) {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** Skips the test, with a clear word, on a machine without Chromium. */
    static Chromium orSkip() {
        var executable = find();
        Assumptions.assumeTrue(executable.isPresent(), "no Chromium on this machine: the browser tests do not run");
        return new Chromium(executable.orElseThrow());
    }

    /** A page in a profile of its own. Errors of its scripts and everything its policy forbids are remembered. */
    Page page(int width, int height) {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        return watched(context);
    }

    Page page(Browser.NewContextOptions options) {
        return watched(browser.newContext(options));
    }

    /** What the browser's console had to complain about since this was asked last, in every page. */
    List<String> takeComplaints() {
        var taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private Page watched(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refused action is shown to the person; that its answer was a 400 is no error of the page.
            if (message.type().equals("error") && !message.text().contains("status of 400")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private static Optional<Path> find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
