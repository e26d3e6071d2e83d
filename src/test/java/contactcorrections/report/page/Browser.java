package contactcorrections.report.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser that notes what a page asks for and complains about; present where Chromium is installed. */
final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> requests = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static boolean present() {
        return executable().isPresent();
    }

    private static Optional<Path> executable() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "chromium"));
        return Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a file; the page lives until the browser is closed. */
    Page open(Path file, int width, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme));
        Page page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.navigate(file.toUri().toString());
        return page;
    }

    /** Shows the page as it is printed, on the width of a sheet of A4. */
    static void print(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(718, 1000);
    }

    /** Addresses that pages have asked for. */
    List<String> requests() {
        return requests;
    }

    /** What pages wrote to the console, errors that nothing caught included. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
