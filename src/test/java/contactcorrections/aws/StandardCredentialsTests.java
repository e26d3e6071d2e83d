package contactcorrections.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** What the SDK's chain fails at, to what a user is told. */
@Timeout(60)
class StandardCredentialsTests {

    private final Properties before = new Properties();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void useNothingOfThisMachine() {
        before.putAll(System.getProperties());
        System.setProperty("aws.sharedCredentialsFile", folder.resolve("none").toString());
        System.setProperty("aws.configFile", folder.resolve("config").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
        System.clearProperty("aws.region");
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void nothingSetUpIsSaidSo() {
        assertThat(reason())
                .isEqualTo("No AWS credentials: no keys in the environment, no profile \"default\","
                        + " no role of a container, and the instance metadata service is switched off"
                        + " (AWS_EC2_METADATA_DISABLED); set AWS_PROFILE, or give the task or instance a role.");
    }

    @Test
    void profileThatIsNotThereIsNamed() {
        System.setProperty("aws.profile", "nope");

        assertThat(reason())
                .isEqualTo("No AWS credentials: profile \"nope\" (AWS_PROFILE) is neither in the AWS config"
                        + " file nor in the credentials file.");
    }

    @Test
    void profileWithoutCredentialsIsNamed() throws IOException {
        config("[default]\nregion = eu-central-1\n");

        assertThat(reason()).contains("profile \"default\": it has neither keys nor another way to credentials.");
    }

    @Test
    void sessionOfIdentityCenterThatWasNeverBegunNamesTheCommandThatBeginsIt() throws IOException {
        System.setProperty("aws.profile", "work");
        config("""
                [profile work]
                sso_session = company
                sso_account_id = 111122223333
                sso_role_name = Corrections
                [sso-session company]
                sso_region = eu-central-1
                sso_start_url = https://company.awsapps.com/start
                """);

        assertThat(reason())
                .startsWith("No AWS credentials: profile \"work\" cannot sign in to IAM Identity Center (")
                .endsWith("; run: aws sso login --profile work.");
    }

    @Test
    void commandThatFailsIsQuotedWithoutItsSecrets() throws IOException {
        config("""
                [default]
                credential_process = sh -c 'echo "no ticket, password=hunter2 wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" >&2; exit 3'
                """);

        assertThat(reason())
                .contains("the credential_process of profile \"default\" failed (", "(3)", "no ticket")
                .doesNotContain("hunter2", "wJalr", "EXAMPLEKEY", "\n");
    }

    @Test
    void outputOfACommandIsNotRepeated() throws IOException {
        config("""
                [default]
                credential_process = echo SecretAccessKey is wJalrXUtnFEMI7K7MDENGbPxRfiCYEXAMPLEKEY
                """);

        assertThat(reason())
                .contains("the credential_process of profile \"default\" failed")
                .doesNotContain("wJalr", "EXAMPLEKEY");
    }

    @Test
    void keyWithoutItsSecretIsSaidSo() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");

        assertThat(reason())
                .contains("AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY")
                .doesNotContain("AKIA");
    }

    @Test
    void configFileThatCannotBeReadIsSaidSo() throws IOException {
        config("[default\nregion = eu-central-1\n");

        assertThat(reason()).contains("the AWS config or credentials file cannot be read");
        assertThat(StandardRegion.find()).isEmpty();
        assertThat(StandardRegion.missing()).contains("the AWS config or credentials file cannot be read");
    }

    @Test
    void missingRegionSaysWhereItWasLookedFor() throws IOException {
        assertThat(StandardRegion.missing())
                .isEqualTo("No AWS Region is set. Set AWS_REGION, or a region in the profile.");

        System.setProperty("aws.profile", "nope");
        assertThat(StandardRegion.missing()).contains("profile \"nope\" (AWS_PROFILE) is neither in");

        config("[profile nope]\noutput = json\n");
        assertThat(StandardRegion.missing())
                .isEqualTo("No AWS Region is set: profile \"nope\" has no region."
                        + " Set AWS_REGION, or a region in the profile.");
    }

    @Test
    void reasonIsOneShortLineWithoutSecrets() {
        String line = Reason.line("first\n\tsecond https://ann:hunter2@proxy.example/ AKIAIOSFODNN7EXAMPLE"
                + " {\"SecretAccessKey\": \"short\"} token=abc " + "word ".repeat(200));

        assertThat(line)
                .startsWith("first second https://proxy.example/ … ")
                .doesNotContain("hunter2", "AKIA", "short", "abc")
                .hasSizeLessThan(310);
    }

    private void config(String text) throws IOException {
        Files.writeString(folder.resolve("config"), text);
    }

    private static String reason() {
        Throwable failure = catchThrowable(() -> new StandardCredentials()
                .resolveIdentity(ResolveIdentityRequest.builder().build())
                .join());
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return String.valueOf(Objects.requireNonNull(cause).getMessage());
    }
}
