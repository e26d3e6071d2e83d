package contactcorrections.aws.proxy;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** What the SDK asks for an HTTP client where nobody gives it one; it makes this by its name. */
public final class ProxiedHttpService implements SdkHttpService {

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return AwsHttp.throughProxies(ApacheHttpClient.builder());
    }
}
