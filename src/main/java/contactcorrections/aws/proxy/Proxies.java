package contactcorrections.aws.proxy;

import contactcorrections.run.UsageException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies in force: Java's system properties over {@code HTTP_PROXY} and {@code HTTPS_PROXY}, in upper or lower case.
 *
 * @param http for endpoints of {@code http}, null for none
 * @param https for endpoints of {@code https}, null for none
 * @param direct hosts that are called without a proxy
 */
public record Proxies(@Nullable HttpProxy http, @Nullable HttpProxy https, DirectHosts direct) {

    /** Where a system property is found. */
    interface Properties {

        @Nullable
        String get(String name);
    }

    /**
     * Those of this process.
     *
     * @throws UsageException if one is wrong; it names the variable or property
     */
    public static Proxies inForce() {
        return of(System.getenv(), System::getProperty);
    }

    static Proxies of(Map<String, String> environment, Properties properties) {
        return new Proxies(
                proxy("http", 80, environment, properties),
                proxy("https", 443, environment, properties),
                DirectHosts.of(
                        variable("no_proxy", environment)
                                .map(environment::get)
                                .findFirst()
                                .orElse(null),
                        properties.get("http.nonProxyHosts")));
    }

    private static @Nullable HttpProxy proxy(
            String scheme, int usualPort, Map<String, String> environment, Properties properties) {
        String host = properties.get(scheme + ".proxyHost");
        if (host != null && !host.isBlank()) {
            String port = scheme + ".proxyPort";
            return new HttpProxy(
                    "http",
                    host.strip(),
                    HttpProxy.port(port, properties.get(port), usualPort),
                    properties.get(scheme + ".proxyUser"),
                    properties.get(scheme + ".proxyPassword"),
                    scheme + ".proxyHost");
        }
        return variable(scheme + "_proxy", environment)
                .map(name -> HttpProxy.of(name, environment.getOrDefault(name, "")))
                .findFirst()
                .orElse(null);
    }

    private static Stream<String> variable(String name, Map<String, String> environment) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .filter(each -> !environment.getOrDefault(each, "").isBlank());
    }

    boolean isEmpty() {
        return http == null && https == null;
    }

    /** The proxy on the way to a host, null where the way is direct. */
    @Nullable
    HttpProxy on(String scheme, String host, int port) {
        HttpProxy proxy = scheme.equalsIgnoreCase("https") ? https : http;
        return proxy == null || direct.include(host, port) ? null : proxy;
    }
}
