package contactcorrections.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsShownTests {

    @Test
    void everyValueStandsAsAPersonWritesIt() {
        Map<String, Object> options = Map.ofEntries(
                entry("rate", "10"),
                entry("share", "12.50%"),
                entry("max-errors", "0.57%"),
                entry("until", "06:00"),
                entry("max-duration", "90m"),
                entry("patience", "45s"),
                entry("delimiter", "\t"));

        assertThat(shown(options))
                .contains(entry("rate", "10"), entry("burst", "15"), entry("share", "12.5%"))
                .contains(entry("max-errors", "0.57%"), entry("until", "06:00"), entry("max-duration", "90 min"))
                .contains(entry("patience", "45 s"), entry("delimiter", "tab"), entry("charset", "UTF-8"));
        assertThat(shown(Map.of("rate", "2.5"))).contains(entry("rate", "2.5"), entry("share", "80%"));
        assertThat(shown(Map.of("rate", "10000"))).containsEntry("rate", "10000");
    }

    /** What a record says of itself, a number's useless fraction and an absent value are for programmers. */
    @Test
    void noValueIsWrittenAsProgrammersDo() {
        assertThat(shown(Map.of()).values())
                .noneMatch(value -> value.matches(".*(\\[.*=|\\.0\\b|E\\d|null|PT\\d|Optional).*"));
    }

    private static Map<String, String> shown(Map<String, Object> options) {
        return SettingsShown.of(Settings.of(options, null));
    }
}
