package contactcorrections.request;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Writes the recipients that go with a call into its body before it is signed; other calls stay as they are. */
public final class AdditionalRecipientsInterceptor implements ExecutionInterceptor {

    private static final ExecutionAttribute<RequestBody> COMPLETED =
            new ExecutionAttribute<>("ContactCorrectionsCompletedBody");

    /** The SDK does not count a body that an interceptor changed. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest call, ExecutionAttributes attributes) {
        RequestBody body = completed(call, attributes);
        return body == null
                ? call.httpRequest()
                : call.httpRequest().toBuilder()
                        .putHeader(
                                "Content-Length",
                                String.valueOf(body.optionalContentLength().orElseThrow()))
                        .build();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest call, ExecutionAttributes attributes) {
        RequestBody body = completed(call, attributes);
        return body == null ? call.requestBody() : Optional.of(body);
    }

    /** The body with the recipients of the call, made once; null if none go with it. */
    private static @Nullable RequestBody completed(Context.ModifyHttpRequest call, ExecutionAttributes attributes) {
        RequestBody completed = attributes.getAttribute(COMPLETED);
        AdditionalRecipients recipients = attributes.getAttribute(AdditionalRecipients.ATTRIBUTE);
        if (completed == null && recipients != null) {
            completed = RequestBody.fromBytes(
                    recipients.addedTo(bytes(call.requestBody().orElseThrow())));
            attributes.putAttribute(COMPLETED, completed);
        }
        return completed;
    }

    private static byte[] bytes(RequestBody body) {
        try (InputStream content = requireNonNull(body.contentStreamProvider()).newStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
