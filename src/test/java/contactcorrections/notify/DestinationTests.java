package contactcorrections.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contactcorrections.notify.Destination.Topic;
import contactcorrections.notify.Destination.WebAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

    @Test
    void topicIsCalledInTheRegionOfItsArn() {
        assertThat(Destination.valueOf(" arn:aws:sns:eu-west-1:111122223333:nightly "))
                .isEqualTo(new Topic("arn:aws:sns:eu-west-1:111122223333:nightly", "eu-west-1"));
        assertThat(((Topic) Destination.valueOf("arn:aws-us-gov:sns:us-gov-west-1:111122223333:n.fifo")).isFifo())
                .isTrue();
    }

    @Test
    void userOfAnAddressBecomesAHeader() {
        assertThat(Destination.valueOf("https://ann:p%40s+s@hooks.example:8443?token=a%2Fb"))
                .isEqualTo(new WebAddress(URI.create("https://hooks.example:8443/?token=a%2Fb"), "Basic YW5uOnBAcytz"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/a", "http://127.0.0.1/a", "http://[::1]:8/a", "HTTPS://hooks.example/a"})
    void addressThatKeepsASecretIsAccepted(String address) {
        assertThat(Destination.valueOf(address)).isInstanceOf(WebAddress.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/secret",
                "http://127.0.0.1.example/secret",
                "ftp://hooks.example/secret",
                "https:///secret",
                "https://hooks example/secret",
                "hooks.example/secret",
                "secret",
                ""
            })
    void whatIsNoAddressIsRefusedWithoutBeingRepeated(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.valueOf(text))
                .withMessage("expected https://HOST/PATH (http:// for this machine alone), or the ARN of an SNS topic")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sns:eu-west-1:111122223333",
                "arn:aws:sns:eu-west-1:11112222333:nightly",
                "arn:aws:sqs:eu-west-1:111122223333:nightly",
                "arn:aws:sns:eu-west-1:111122223333:nightly:8f3c1f6e-0000-4000-8000-000000000000"
            })
    void arnOfSomethingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.valueOf(text))
                .withMessageStartingWith("expected the ARN of an SNS topic, arn:aws:sns:REGION:ACCOUNT:NAME");
    }

    @ParameterizedTest
    @CsvSource({
        "https://ann:secret@hooks.example/secret?secret, hooks.example",
        "arn:aws:sns:eu-west-1:111122223333:nightly, arn:aws:sns:eu-west-1:111122223333:nightly"
    })
    void asTextItHoldsNoSecret(String given, String shown) {
        assertThat(Destination.valueOf(given)).hasToString(shown);
    }
}
