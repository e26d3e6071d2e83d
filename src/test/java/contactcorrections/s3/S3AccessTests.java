package contactcorrections.s3;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.input.InputException;
import contactcorrections.input.Inputs;
import contactcorrections.input.S3Input;
import java.util.List;
import java.util.Objects;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An S3 server that lets nobody in who has not its key. */
@Timeout(120)
class S3AccessTests {

    private static final List<String> PROPERTIES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlS3");

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyExtension.builder()
            .withCredentials(AuthenticationType.AWS_V2_OR_V4, "the-key", "the-secret")
            .withBlobStoreProvider("transient-nio2")
            .build();

    private final S3Access s3 = new S3Access();

    @BeforeEach
    void callTheServer() {
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty(
                "aws.endpointUrlS3", Objects.requireNonNull(server.getUri()).toString());
    }

    @AfterEach
    void forgetS3() {
        s3.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void objectToAnUnknownKeyIsToldFromOneThatMayNotBeRead() {
        signWith("another-key", "another-secret");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() ->
                        S3Input.of(s3, S3Address.of("s3://corrections/a.csv")).fingerprint())
                .withMessage("s3://corrections/a.csv: the credentials in use are not known;"
                        + " check AWS_PROFILE or the task role");
    }

    @Test
    void unknownKeyIsToldFromAWrongSecret() {
        signWith("another-key", "another-secret");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Inputs(s3).of(List.of("s3://corrections/in/")))
                .withMessage("s3://corrections/in/: the credentials in use are not known;"
                        + " check AWS_PROFILE or the task role");

        s3.close();
        signWith("the-key", "another-secret");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new Inputs(s3).of(List.of("s3://corrections/in/")))
                .withMessage("s3://corrections/in/: the credentials in use are not accepted;"
                        + " check them and this machine's clock");
    }

    private static void signWith(String key, String secret) {
        System.setProperty("aws.accessKeyId", key);
        System.setProperty("aws.secretAccessKey", secret);
    }
}
