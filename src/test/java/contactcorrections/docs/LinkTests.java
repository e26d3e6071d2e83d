package contactcorrections.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern ELSEWHERE = Pattern.compile("(https?|mailto):.*");

    static Stream<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Page page) {
        List<String> broken = links(page)
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .filter(link -> !leadsSomewhere(page, link))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsFoundFromTheReadme() {
        Set<Path> found = new TreeSet<>();
        List<Page> open = new ArrayList<>(List.of(Page.of("README.md")));
        while (!open.isEmpty()) {
            Page page = open.remove(0);
            if (found.add(page.path())) {
                links(page)
                        .filter(link -> link.replaceFirst("#.*", "").endsWith(".md"))
                        .filter(link -> !ELSEWHERE.matcher(link).matches())
                        .map(link -> new Page(target(page, link.replaceFirst("#.*", ""))))
                        .forEach(open::add);
            }
        }

        assertThat(Page.all()).extracting(Page::path).allMatch(found::contains);
    }

    private static boolean leadsSomewhere(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : target(page, parts[0]);
        return Files.exists(target)
                && (parts.length == 1 || anchors(new Page(target)).contains(parts[1]));
    }

    private static Path target(Page page, String link) {
        return page.path().resolveSibling(link).normalize();
    }

    private static Stream<String> links(Page page) {
        return LINK.matcher(page.prose()).results().map(link -> link.group(1));
    }

    /** As GitHub names them: a second one of a name has a number after it. */
    private static Set<String> anchors(Page page) {
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(page.prose())
                .results()
                .map(LinkTests::anchor)
                .map(name -> {
                    int before = seen.merge(name, 1, Integer::sum) - 1;
                    return before == 0 ? name : name + "-" + before;
                })
                .collect(Collectors.toSet());
    }

    private static String anchor(MatchResult heading) {
        return heading.group(1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
