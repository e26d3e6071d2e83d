package contactcorrections.aws.proxy;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A client that uses proxies, and says so where a call fails at a proxy and not at AWS. */
record ProxiedHttpClient(SdkHttpClient client, Proxies proxies) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest target = request.httpRequest();
        HttpProxy proxy = proxies.on(target.protocol(), target.host(), target.port());
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        return proxy == null ? prepared : new ProxiedRequest(prepared, proxy, target.host());
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private record ProxiedRequest(ExecutableHttpRequest request, HttpProxy proxy, String host)
            implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            HttpExecuteResponse response;
            try {
                response = request.call();
            } catch (HttpHostConnectException | ConnectTimeoutException e) {
                throw new ProxyFailure.Outage("no connection to " + proxy, e);
            } catch (UnknownHostException e) {
                throw ProxyFailure.refused(
                        "The name of %s is not known. Check %s.".formatted(proxy, proxy.setting()), e);
            } catch (SSLException e) {
                throw explained(e);
            }
            SdkHttpResponse answer = response.httpResponse();
            if (!isOfAws(answer) && answer.statusCode() >= 400) {
                response.responseBody().ifPresent(body -> body.abort());
                throwFor(answer.statusCode());
            }
            return response;
        }

        private IOException explained(SSLException failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof CertificateException) {
                    throw ProxyFailure.refused(
                            ("The certificate that %s shows for %s is not trusted."
                                            + " Have its authority in Java's trust store (-Djavax.net.ssl.trustStore).")
                                    .formatted(proxy, host),
                            failure);
                }
            }
            return failure;
        }

        /** Each response of AWS has a request id or another header of its own, a proxy's page has none. */
        private static boolean isOfAws(SdkHttpResponse answer) {
            return answer.statusCode() != 407
                    && answer.headers().keySet().stream()
                            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz"));
        }

        private void throwFor(int status) throws IOException {
            if (status >= 500 || status == 408 || status == 429) {
                throw new ProxyFailure.Outage("HTTP %s from %s or from beyond it".formatted(status, proxy), null);
            }
            if (status != 407) {
                throw ProxyFailure.refused(
                        "%s answered HTTP %s in place of %s. Have it let calls to that host through, or list the host in NO_PROXY."
                                .formatted(capitalised(proxy), status, host),
                        null);
            }
            throw ProxyFailure.refused(
                    proxy.user() == null
                            ? "%s wants a user and a password (HTTP 407). Give them as http://USER:PASSWORD@HOST:PORT in %s."
                                    .formatted(capitalised(proxy), proxy.setting())
                            : "%s does not accept the user and password in %s (HTTP 407). Check them."
                                    .formatted(capitalised(proxy), proxy.setting()),
                    null);
        }

        private static String capitalised(HttpProxy proxy) {
            return "T" + proxy.toString().substring(1);
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
