package contactcorrections.request;

import contactcorrections.request.value.AdditionalRecipients;
import contactcorrections.standin.Call;
import contactcorrections.standin.ConnectStandIn;
import java.io.IOException;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.connect.ConnectClient;

/** Sends corrections with the SDK's own client and tells what arrives at the other end. */
final class CorrectionSender implements AutoCloseable {

    private final ConnectStandIn connect = ConnectStandIn.start();
    private final ConnectClient client = ConnectClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                    overrides -> overrides.addExecutionInterceptor(new AdditionalRecipients.BodyInterceptor()))
            .endpointOverride(connect.uri())
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    private int sent;

    CorrectionSender() throws IOException {}

    Call send(Correction correction) {
        client.updateContact(correction.request());
        return connect.calls().get(sent++);
    }

    @Override
    public void close() throws IOException {
        client.close();
        connect.close();
    }
}
