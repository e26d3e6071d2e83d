package contactcorrections.aws.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.run.UsageException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy is on the way to which host, by the environment and the system properties. */
class ProxiesTests {

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @Test
    void eachSchemeHasItsProxy() {
        environment.put("HTTP_PROXY", "http://plain.example:3128");
        environment.put("HTTPS_PROXY", "http://secure.example:3129/");

        assertThat(on("http", "s3.example.com", 80)).hasToString("the proxy http://plain.example:3128 (HTTP_PROXY)");
        assertThat(on("https", "s3.example.com", 443))
                .hasToString("the proxy http://secure.example:3129 (HTTPS_PROXY)");
    }

    @Test
    void proxyOfOneSchemeIsNoneOfTheOther() {
        environment.put("HTTP_PROXY", "http://plain.example:3128");

        assertThat(on("https", "s3.example.com", 443)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "app.localhost",
                "127.0.0.1",
                "127.8.9.10",
                "::1",
                "[::1]",
                "0:0:0:0:0:0:0:1"
            })
    void thisMachineIsNeverCalledThroughAProxy(String host) {
        environment.put("HTTP_PROXY", "http://proxy.example:3128");
        environment.put("HTTPS_PROXY", "http://proxy.example:3128");
        environment.put("NO_PROXY", "");
        properties.put("http.proxyHost", "other.example");
        properties.put("http.nonProxyHosts", "");

        assertThat(on("http", host, 8080)).isNull();
        assertThat(on("https", host, 8443)).isNull();
    }

    @Test
    void nameThatOnlyBeginsLikeThisMachineIsAnother() {
        environment.put("HTTP_PROXY", "http://proxy.example:3128");

        assertThat(on("http", "localhost.example.com", 80)).isNotNull();
        assertThat(on("http", "127.0.0.1.example.com", 80)).isNotNull();
        assertThat(on("http", "128.0.0.1", 80)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *                           | connect.eu-central-1.amazonaws.com | true
            amazonaws.com               | connect.eu-central-1.amazonaws.com | true
            .amazonaws.com              | connect.eu-central-1.amazonaws.com | true
            .AmazonAWS.com              | connect.eu-central-1.amazonaws.com | true
            *.amazonaws.com             | connect.eu-central-1.amazonaws.com | true
            amazonaws.com:443           | connect.eu-central-1.amazonaws.com | true
            amazonaws.com:8443          | connect.eu-central-1.amazonaws.com | false
            a.example, amazonaws.com    | connect.eu-central-1.amazonaws.com | true
            a.example amazonaws.com     | connect.eu-central-1.amazonaws.com | true
            aws.com                     | connect.eu-central-1.amazonaws.com | false
            s3.eu-central-1.amazonaws.com | connect.eu-central-1.amazonaws.com | false
            10.0.0.0/8                  | 10.1.2.3 | true
            10.0.0.0/8                  | 11.1.2.3 | false
            fd00::/8                    | fd12::1  | true
            10.1.2.3                    | 10.1.2.3 | true
            10.0.0.0/99                 | 10.1.2.3 | false
            """)
    void hostsOfNoProxyAreCalledDirectly(String list, String host, boolean direct) {
        environment.put("HTTPS_PROXY", "http://proxy.example:3128");
        environment.put("no_proxy", list);

        assertThat(on("https", host, 443) == null).isEqualTo(direct);
    }

    @Test
    void lowerCaseCountsOverUpperCaseAndBlankIsUnset() {
        environment.put("https_proxy", "proxy.example:3128");
        environment.put("HTTPS_PROXY", "http://other.example:3128");
        assertThat(on("https", "s3.example.com", 443)).hasToString("the proxy http://proxy.example:3128 (https_proxy)");

        environment.put("https_proxy", " ");
        assertThat(on("https", "s3.example.com", 443)).hasToString("the proxy http://other.example:3128 (HTTPS_PROXY)");
    }

    @Test
    void propertiesOfJavaCountOverTheEnvironment() {
        environment.put("HTTPS_PROXY", "http://other.example:3128");
        properties.put("https.proxyHost", "proxy.example");
        assertThat(on("https", "s3.example.com", 443))
                .hasToString("the proxy http://proxy.example:443 (https.proxyHost)");

        properties.put("https.proxyPort", "3128");
        properties.put("http.nonProxyHosts", "*.internal|s3.example.com");
        assertThat(on("https", "connect.example.com", 443))
                .hasToString("the proxy http://proxy.example:3128 (https.proxyHost)");
        assertThat(on("https", "s3.example.com", 443)).isNull();
        assertThat(on("https", "a.internal", 443)).isNull();
        assertThat(on("https", "b.s3.example.com", 443)).isNotNull();
    }

    @Test
    void userAndPasswordAreDecodedAndNeverShown() {
        environment.put("HTTPS_PROXY", "http://us%40er:p+%3A@ss@proxy.example:3128");

        HttpProxy proxy = on("https", "s3.example.com", 443);

        assertThat(proxy).isNotNull().satisfies(found -> {
            assertThat(found.user()).isEqualTo("us@er");
            assertThat(found.password()).isEqualTo("p+:@ss");
            assertThat(found).hasToString("the proxy http://proxy.example:3128 (HTTPS_PROXY)");
        });
        assertThat(Proxies.of(environment, properties::get).toString()).doesNotContain("p+:@ss", "us@er");
    }

    @Test
    void portIsTheUsualOneOfTheProxysScheme() {
        environment.put("HTTPS_PROXY", "http://proxy.example");
        assertThat(on("https", "s3.example.com", 443)).hasToString("the proxy http://proxy.example:80 (HTTPS_PROXY)");

        environment.put("HTTPS_PROXY", "https://[fd00::1]");
        assertThat(on("https", "s3.example.com", 443)).hasToString("the proxy https://[fd00::1]:443 (HTTPS_PROXY)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:hidden@",
                "http://user:hidden@proxy.example:none",
                "http://user:hidden@proxy.example:70000",
                "http://user:hidden@proxy.example:0",
                "http://user:hid/den@proxy.example:3128",
                "http://user:%hidden@proxy.example:3128",
                "http://user:hidden@proxy.example:3128/path",
                "socks5://user:hidden@proxy.example:1080",
                "http://",
                "two words hidden"
            })
    void valueThatIsNoProxyIsNamedByItsVariableAndNotRepeated(String value) {
        environment.put("HTTPS_PROXY", value);

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> on("https", "s3.example.com", 443))
                .withMessageStartingWith("HTTPS_PROXY: not accepted, expected ")
                .withMessageNotContaining("hid")
                .withMessageNotContaining("user:");
    }

    @Test
    void portOfAPropertyIsNamedByIt() {
        properties.put("http.proxyHost", "proxy.example");
        properties.put("http.proxyPort", "web");

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> on("http", "s3.example.com", 80))
                .withMessageStartingWith("http.proxyPort: not accepted, expected the port");
    }

    private @Nullable HttpProxy on(String scheme, String host, int port) {
        return Proxies.of(environment, properties::get).on(scheme, host, port);
    }
}
