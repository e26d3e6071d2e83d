package contactcorrections.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contactcorrections.throttle.ThrottleSettings.Rate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ThrottleSettingsTests {

    @Test
    void defaultIsFourFifthsOfTheDocumentedQuota() {
        ThrottleSettings settings = bind(Map.of());

        assertThat(settings).isEqualTo(new ThrottleSettings(Rate.of(10), 15, new Share(80), 10, 15));
        assertThat(Operation.values())
                .allSatisfy(operation -> assertThat(settings.allowed(operation)).isEqualTo(new Allowance(8, 12)));
    }

    @Test
    void settingsAreBoundAsTheyAreWritten() {
        assertThat(bind(Map.of(
                        "corrections.rate",
                        "2.5",
                        "corrections.burst",
                        5,
                        "corrections.share",
                        "50%",
                        "corrections.read-rate",
                        "20",
                        "corrections.read-burst",
                        30)))
                .isEqualTo(new ThrottleSettings(Rate.of(2.5), 5, new Share(50), 20, 30));
    }

    @ParameterizedTest
    @CsvSource({"15,80%,12", "15,100%,14", "75,100%,71", "75,95%,71", "1500,100%,1425", "1,100%,1", "1,1%,1", "5,80%,4"
    })
    void allowedBurstStaysALittleBelowTheQuotas(int burst, Share share, int allowed) {
        assertThat(new ThrottleSettings(Rate.of(10), burst, share, 10, 15)
                        .allowed(Operation.UPDATE_CONTACT)
                        .burst())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 10_000.1, Double.NaN, Double.POSITIVE_INFINITY})
    void rateOutOfBoundsIsRefused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottleSettings(Rate.of(rate), 15, new Share(80), 10, 15))
                .withMessage("expected more than 0 and at most 10,000 requests per second");
    }

    @Test
    void burstOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottleSettings(Rate.of(10), 0, new Share(80), 10, 15))
                .withMessage("burst: expected at least 1 request");
    }

    @Test
    void readsHaveQuotasOfTheirOwn() {
        var settings = new ThrottleSettings(Rate.of(50), 75, new Share(50), 20, 30);

        assertThat(settings.allowed(Operation.UPDATE_CONTACT)).isEqualTo(new Allowance(25, 37));
        assertThat(settings.allowed(Operation.DESCRIBE_CONTACT)).isEqualTo(new Allowance(10, 15));
        assertThat(settings.allowed(Operation.LIST_CONTACT_REFERENCES)).isEqualTo(new Allowance(10, 15));
    }

    @Test
    void readQuotaOutOfBoundsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottleSettings(Rate.of(10), 15, new Share(80), 0, 15))
                .withMessage("read-rate: expected more than 0 and at most 10,000 requests per second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ThrottleSettings(Rate.of(10), 15, new Share(80), 10, 0))
                .withMessage("read-burst: expected at least 1 request");
    }

    private static ThrottleSettings bind(Map<String, Object> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("corrections", ThrottleSettings.class);
    }
}
