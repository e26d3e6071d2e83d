package contactcorrections.aws.proxy;

import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.utils.AttributeMap;

/** The one place that makes HTTP clients for AWS, so that each of them uses the proxies in force. */
public final class AwsHttp {

    private AwsHttp() {}

    /**
     * Lets a client use the proxies in force.
     *
     * @param settings everything else about the client
     * @throws contactcorrections.run.UsageException if the setting of a proxy is wrong
     */
    public static SdkHttpClient.Builder<?> throughProxies(ApacheHttpClient.Builder settings) {
        return new Builder(settings, Proxies.inForce());
    }

    /** A client for others than AWS, which uses the proxies too: not all that AWS's answers have is expected of theirs. */
    static SdkHttpClient toOthers(ApacheHttpClient.Builder settings) {
        return new Builder(settings, Proxies.inForce()).routed(AttributeMap.empty());
    }

    /** The same for clients that the SDK opens itself: to assume a role, or to sign in to IAM Identity Center. */
    public static void useForClientsOfTheSdk() {
        System.setProperty(SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), Service.class.getName());
    }

    /** Makes the clients that the SDK opens itself, which creates this by its name. */
    public static final class Service implements SdkHttpService {

        @Override
        public SdkHttpClient.Builder<?> createHttpClientBuilder() {
            return throughProxies(ApacheHttpClient.builder());
        }
    }

    private record Builder(ApacheHttpClient.Builder settings, Proxies proxies)
            implements SdkHttpClient.Builder<Builder> {

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            SdkHttpClient client = routed(defaults);
            return proxies.isEmpty() ? client : new ProxiedHttpClient(client, proxies);
        }

        private SdkHttpClient routed(AttributeMap defaults) {
            // Otherwise the SDK would use HTTP_PROXY by itself, for this machine too.
            settings.proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build());
            if (!proxies.isEmpty()) {
                settings.httpRoutePlanner(new Routes(proxies)).credentialsProvider(credentials());
            }
            return settings.buildWithDefaults(defaults);
        }

        private CredentialsProvider credentials() {
            var credentials = new BasicCredentialsProvider();
            Stream.of(proxies.http(), proxies.https())
                    .flatMap(Stream::ofNullable)
                    .filter(proxy -> proxy.user() != null)
                    .forEach(proxy -> credentials.setCredentials(
                            new AuthScope(proxy.host(), proxy.port()),
                            new UsernamePasswordCredentials(proxy.user(), proxy.password())));
            return credentials;
        }
    }

    /** Routes each request through the proxy of its scheme: the SDK's own planner has one proxy for both schemes. */
    private static final class Routes extends DefaultRoutePlanner {

        private final Proxies proxies;

        Routes(Proxies proxies) {
            super(DefaultSchemePortResolver.INSTANCE);
            this.proxies = proxies;
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) {
            boolean tls = target.getSchemeName().equalsIgnoreCase("https");
            int port = target.getPort() > 0 ? target.getPort() : tls ? 443 : 80;
            HttpProxy proxy = proxies.on(target.getSchemeName(), target.getHostName(), port);
            return proxy == null ? null : new HttpHost(proxy.host(), proxy.port(), proxy.scheme());
        }
    }
}
