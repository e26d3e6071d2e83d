package contactcorrections.command.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltFromTests {

    @Test
    void commitIsNamedWithAWordOfWhatDiffersFromIt() {
        assertThat(BuiltFrom.of("1e1de7f0abcd", "false")).hasToString("commit 1e1de7f0abcd");
        assertThat(BuiltFrom.of("1e1de7f0abcd", "true")).hasToString("commit 1e1de7f0abcd with changes");
    }

    @Test
    void buildOutsideOfARepositoryDoesNotKnowIt() {
        assertThat(BuiltFrom.of("@git.commit.id.abbrev@", "@git.dirty@")).hasToString("commit unknown");
        assertThat(BuiltFrom.of("", "")).hasToString("commit unknown");
    }

    @Test
    void buildHasWrittenItDown() {
        assertThat(BuiltFrom.load().toString()).matches("commit ([0-9a-f]{12}( with changes)?|unknown|\\w+)");
    }
}
