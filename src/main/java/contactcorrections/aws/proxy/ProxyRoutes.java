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

/** Leads each request of an Apache client through the proxy of its scheme: the SDK's own planner knows one for all. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private final Proxies proxies;

    ProxyRoutes(Proxies proxies) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.proxies = proxies;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) {
        int port =
                target.getPort() > 0 ? target.getPort() : target.getSchemeName().equalsIgnoreCase("https") ? 443 : 80;
        HttpProxy proxy = proxies.on(target.getSchemeName(), target.getHostName(), port);
        return proxy == null ? null : new HttpHost(proxy.host(), proxy.port(), proxy.scheme());
    }

    /** The users and passwords that the proxies ask for, for them alone. */
    static CredentialsProvider credentials(Proxies proxies) {
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
