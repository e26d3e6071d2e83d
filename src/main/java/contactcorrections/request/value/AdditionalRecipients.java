package contactcorrections.request.value;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who gets a copy of an outbound email from now on; nobody if the list is empty. This version of the SDK does not model the
 * member: it goes with the call as an attribute, and {@link BodyInterceptor} writes it into the body.
 */
public record AdditionalRecipients(List<Recipient> cc) {

    public record Recipient(String emailAddress, @Nullable String displayName) {}

    public static final ExecutionAttribute<AdditionalRecipients> ATTRIBUTE =
            new ExecutionAttribute<>("ContactCorrectionsAdditionalRecipients");

    /** Made for the first such call, so that no other start waits for it. */
    private static final class Body {
        static final JsonMapper JSON = new JsonMapper();
    }

    /** The body of a request with this member added. */
    private byte[] addedTo(byte[] body) {
        ObjectNode request = (ObjectNode) Body.JSON.readTree(body);
        ArrayNode list = request.putObject("AdditionalRecipients").putArray("CcEmailAddresses");
        for (Recipient recipient : cc) {
            ObjectNode entry = list.addObject().put("EmailAddress", recipient.emailAddress());
            if (recipient.displayName() != null) {
                entry.put("DisplayName", recipient.displayName());
            }
        }
        return Body.JSON.writeValueAsBytes(request);
    }

    /** How many they are, and nothing of who: the SDK may print the attributes of a call. */
    @Override
    public String toString() {
        return "AdditionalRecipients of " + cc.size();
    }

    /** Writes the recipients that go with a call into its body before it is signed; other calls stay as they are. */
    public static final class BodyInterceptor implements ExecutionInterceptor {

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
            AdditionalRecipients recipients = attributes.getAttribute(ATTRIBUTE);
            if (completed == null && recipients != null) {
                completed = RequestBody.fromBytes(
                        recipients.addedTo(bytes(call.requestBody().orElseThrow())));
                attributes.putAttribute(COMPLETED, completed);
            }
            return completed;
        }

        private static byte[] bytes(RequestBody body) {
            try (InputStream content =
                    requireNonNull(body.contentStreamProvider()).newStream()) {
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
