package contactcorrections.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import contactcorrections.report.ReportWriter;
import contactcorrections.report.destination.ReportFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page in a real browser. Screenshots are left in {@code target/screenshots}. */
@EnabledIf("contactcorrections.report.page.Browser#present")
class SummaryPageBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static Browser browser;

    @TempDir
    private static Path reports;

    private static ReportFolder folder;

    @BeforeAll
    static void writeReportAndOpenBrowser() {
        folder = ReportFolder.create(reports, "corrections.csv", "17");
        new ReportWriter(folder).write(Samples.report(Samples.completedWithErrors()));
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void nothingWasComplainedAboutNorAskedFor() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") && url.endsWith(".html"));
    }

    @ParameterizedTest
    @CsvSource({"390,LIGHT", "390,DARK", "768,LIGHT", "768,DARK", "1440,LIGHT", "1440,DARK"})
    void pageFitsEveryScreen(int width, ColorScheme scheme) {
        Page page = open(width, scheme);

        screenshot(page, scheme.name().toLowerCase(Locale.ROOT) + "-" + width);
        assertThat(scrollWidth(page)).isLessThanOrEqualTo(width);
    }

    @Test
    void pageFitsASheetOfPaper() {
        Page page = open(1440, ColorScheme.DARK);

        Browser.print(page);

        screenshot(page, "print");
        assertThat(scrollWidth(page)).isLessThanOrEqualTo(718);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void textStandsOutFromItsBackground(ColorScheme scheme) {
        Page page = open(1440, scheme);

        Object faint = page.evaluate("""
                () => {
                  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
                  const luminance = colour => channels(colour).slice(0, 3)
                      .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  const ratio = (a, b) => {
                    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
                    return (light + 0.05) / (dark + 0.05);
                  };
                  const background = element => {
                    for (let e = element; e; e = e.parentElement) {
                      const colour = getComputedStyle(e).backgroundColor;
                      if (channels(colour)[3] !== 0) return colour;
                    }
                  };
                  const faint = [];
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (!walker.currentNode.data.trim()) continue;
                    const found = ratio(getComputedStyle(element).color, background(element));
                    if (found < 4.5) faint.push(element.outerHTML.slice(0, 80) + ' ' + found);
                  }
                  for (const shape of document.querySelectorAll('.bar i, .chart i:not(.allowed)')) {
                    const found = ratio(getComputedStyle(shape).backgroundColor, getComputedStyle(document.body).backgroundColor);
                    if (found < 3) faint.push(shape.outerHTML + ' ' + found);
                  }
                  return faint;
                }""");

        assertThat((List<?>) faint).isEmpty();
    }

    @Test
    void numbersAreThoseOfTheJson() throws IOException {
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(folder.path().resolve("summary.json")));
        Page page = open(1440, ColorScheme.LIGHT);

        for (String rows : List.of("read", "succeeded", "invalid", "refused", "remaining")) {
            assertThat(number(page, "#rows-" + rows))
                    .isEqualTo(json.at("/rows/" + rows).asLong());
        }
        for (String calls : List.of("attempts", "retried", "throttled")) {
            assertThat(number(page, "#calls-" + calls))
                    .isEqualTo(json.at("/calls/" + calls).asLong());
        }
        assertThat(page.textContent("#resent"))
                .startsWith(json.at("/rows/resent").asString() + " rows");
        assertThat(page.textContent("#command"))
                .isEqualTo(json.at("/nextCommand").asString());
        assertThat(page.locator("section:has(#errors) tbody tr").count())
                .isEqualTo(json.at("/errors").size());
    }

    @Test
    void markupFromElsewhereIsShownAsText() throws IOException {
        String markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        Path file = reports.resolve("hostile.html");
        Files.writeString(
                file,
                SummaryPage.of(
                        SummaryPageTests.hostile(markup),
                        SummaryPageTests.hostileDetails(markup),
                        SummaryPageTests.hostileRows(markup, 3)));

        Page page = browser.open(file, 390, ColorScheme.LIGHT);

        assertThat(page.locator("img, script").count()).isZero();
        assertThat(page.textContent("#message")).isEqualTo(markup);
        assertThat(page.textContent("#location")).contains(markup);
        assertThat(scrollWidth(page)).isLessThanOrEqualTo(390);
    }

    @Test
    void structureIsThereForScreenReaders() {
        Page page = open(1440, ColorScheme.LIGHT);

        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.locator("h2").allTextContents())
                .containsExactly(
                        "Rows",
                        "Errors",
                        "Emptied fields",
                        "Over time",
                        "Calls",
                        "Settings",
                        "Runs of this input",
                        "Failed rows");
        assertThat(page.locator("table:not(:has(> caption))").count()).isZero();
        assertThat(page.locator("th:not([scope])").count()).isZero();
        assertThat(page.locator("[role=img][aria-label]").count()).isEqualTo(2);
        assertThat(page.locator("svg, [role=img]:not([aria-label])").count()).isZero();
        assertThat(page.getAttribute("html", "lang")).isEqualTo("en");
    }

    private static Page open(int width, ColorScheme scheme) {
        return browser.open(folder.path().resolve("summary.html"), width, scheme);
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static int scrollWidth(Page page) {
        return (Integer) page.evaluate("document.documentElement.scrollWidth");
    }

    private static long number(Page page, String selector) {
        return Long.parseLong(page.textContent(selector).replace(",", ""));
    }
}
