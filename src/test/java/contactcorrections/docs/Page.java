package contactcorrections.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, in Markdown. What the code knows better stands between {@code <!-- generated: PART -->} and
 * {@code <!-- end -->}.
 */
public record Page(Path path) {

    private static final Path ACTUAL = Path.of("target/actual");
    private static final List<String> FOLDERS = List.of(".", "src/docs", "jobs", ".github");

    private static final Pattern FENCED = Pattern.compile("(?ms)^( *)```(\\w*)\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+(?:\n[^`\n]+)?)`");

    public static Page of(String path) {
        return new Page(Path.of(path));
    }

    /** All that people read of the project. */
    public static Stream<Page> all() {
        return FOLDERS.stream().map(Path::of).filter(Files::isDirectory).flatMap(Page::in);
    }

    private static Stream<Page> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> new Page(file.normalize()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything but the listings. */
    String prose() {
        return FENCED.matcher(text()).replaceAll("");
    }

    /** What people copy into a terminal. */
    public List<Listing> listings() {
        return FENCED.matcher(text())
                .results()
                .filter(block -> block.group(2).equals("sh"))
                .map(block -> Listing.of(block.group(3), block.group(1)))
                .toList();
    }

    /** What stands in backquotes between words of a sentence or in a table. */
    public List<String> code() {
        return CODE.matcher(prose())
                .results()
                .map(span -> span.group(1).replaceAll("\\s+", " ").replace("\\|", "|"))
                .toList();
    }

    /** Compares each part with what it should be; a page that differs is left in {@code target/actual} as it should be. */
    public void assertGenerated(Map<String, String> parts) throws IOException {
        String page = text();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = with(page, part.getKey(), part.getValue());
        }
        if (!page.equals(text())) {
            Path actual = ACTUAL.resolve(path);
            Files.createDirectories(actual.getParent());
            Files.writeString(actual, page);
        }
        assertThat(text())
                .as("%s, which should be as %s is", path, ACTUAL.resolve(path))
                .isEqualTo(page);
    }

    private String with(String page, String name, String text) {
        Matcher part = Pattern.compile("(?s)(<!-- generated: %s -->\n).*?(<!-- end -->)".formatted(Pattern.quote(name)))
                .matcher(page);
        assertThat(part.find()).as("part %s of %s", name, path).isTrue();
        return part.replaceFirst(Matcher.quoteReplacement(part.group(1) + text + part.group(2)));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
