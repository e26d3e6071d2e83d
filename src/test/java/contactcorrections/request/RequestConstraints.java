package contactcorrections.request;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.value.AdditionalRecipients;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.connect.model.Endpoint;
import software.amazon.awssdk.services.connect.model.Reference;
import software.amazon.awssdk.services.connect.model.SegmentAttributeValue;
import software.amazon.awssdk.services.connect.model.UpdateContactRequest;

/** What the API asks of a request, written down once more. */
final class RequestConstraints {

    private static final String[] REFERENCE_TYPES = {
        "URL",
        "ATTACHMENT",
        "CONTACT_ANALYSIS",
        "NUMBER",
        "STRING",
        "DATE",
        "EMAIL",
        "EMAIL_MESSAGE",
        "EMAIL_MESSAGE_PLAIN_TEXT",
        "EMAIL_MESSAGE_PLAIN_TEXT_REDACTED",
        "EMAIL_MESSAGE_REDACTED"
    };

    private RequestConstraints() {}

    static void assertMet(UpdateContactRequest request) {
        assertLength(request.contactId(), 1, 256);
        assertLength(request.instanceId(), 1, 100);
        assertLength(request.name(), 0, 1_024);
        assertLength(request.description(), 0, 4_096);
        if (request.userInfo() != null) {
            assertLength(request.userInfo().userId(), 1, 256);
        }
        assertMet(request.customerEndpoint());
        assertMet(request.systemEndpoint());
        assertMet(recipientsOf(request));
        int bytes = 0;
        for (String key : request.references().keySet()) {
            Reference reference = request.references().get(key);
            assertLength(key, 1, 4_096);
            assertMet(reference);
            bytes += bytes(key) + bytes(reference.value());
        }
        assertThat(bytes).isLessThanOrEqualTo(4_096);
        request.segmentAttributes().forEach((key, value) -> {
            assertThat(key).matches("[\\p{L}\\p{N}\\p{Z}_.:/=+@'-]{1,128}");
            assertMet(value, key.startsWith("connect:"));
        });
        assertUpdatesSomething(request);
    }

    private static void assertUpdatesSomething(UpdateContactRequest request) {
        assertThat(request.name() != null
                        || request.description() != null
                        || request.hasReferences()
                        || request.hasSegmentAttributes()
                        || request.queueInfo() != null
                        || request.userInfo() != null
                        || request.customerEndpoint() != null
                        || request.systemEndpoint() != null
                        || recipientsOf(request) != null)
                .as("something to update")
                .isTrue();
    }

    private static void assertMet(Reference reference) {
        assertThat(reference.typeAsString()).isIn((Object[]) REFERENCE_TYPES);
        assertThat(reference.statusAsString())
                .isIn(null, "AVAILABLE", "DELETED", "APPROVED", "REJECTED", "PROCESSING", "FAILED");
        assertLength(reference.value(), 0, 4_096);
        assertLength(reference.arn(), 20, 256);
        assertLength(reference.statusReason(), 0, 100);
        if (reference.arn() != null) {
            assertThat(reference.arn()).matches("[-:/A-Za-z0-9]+");
        }
        if (reference.typeAsString().equals("DATE") && reference.value() != null) {
            assertThat(reference.value()).matches("|-?[0-9]+");
        }
    }

    private static void assertMet(@Nullable Endpoint endpoint) {
        if (endpoint != null) {
            assertThat(endpoint.typeAsString())
                    .isIn(null, "TELEPHONE_NUMBER", "VOIP", "CONTACT_FLOW", "CONNECT_PHONENUMBER_ARN", "EMAIL_ADDRESS");
            assertLength(endpoint.address(), 0, 256);
            if ("TELEPHONE_NUMBER".equals(endpoint.typeAsString()) && endpoint.address() != null) {
                assertThat(endpoint.address()).matches("|\\+[1-9][0-9]{3,14}");
            }
        }
    }

    /** What goes into the body beside what the SDK models, null if nothing does. */
    static @Nullable AdditionalRecipients recipientsOf(UpdateContactRequest request) {
        return request.overrideConfiguration()
                .map(call -> call.executionAttributes().getAttribute(AdditionalRecipients.ATTRIBUTE))
                .orElse(null);
    }

    private static void assertMet(@Nullable AdditionalRecipients recipients) {
        if (recipients != null) {
            assertThat(recipients.cc()).hasSizeLessThanOrEqualTo(50).allSatisfy(recipient -> {
                assertThat(recipient.emailAddress()).matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
                assertLength(recipient.emailAddress(), 1, 255);
                assertLength(recipient.displayName(), 0, 256);
            });
        }
    }

    private static void assertMet(SegmentAttributeValue value, boolean isSystem) {
        int kinds = (value.valueString() == null ? 0 : 1)
                + (value.valueInteger() == null ? 0 : 1)
                + (value.valueArn() == null ? 0 : 1)
                + (value.hasValueMap() ? 1 : 0)
                + (value.hasValueList() ? 1 : 0);
        assertThat(kinds).isOne();
        assertLength(value.valueString(), 0, 1_024);
        assertLength(value.valueArn(), 0, 1_024);
        assertThat(isSystem || (value.valueArn() == null && !value.hasValueList()))
                .as("only system attributes have ARNs and lists")
                .isTrue();
        value.valueMap().values().forEach(entry -> assertMet(entry, isSystem));
        value.valueList().forEach(item -> assertMet(item, isSystem));
    }

    private static void assertLength(@Nullable String text, int min, int max) {
        if (text != null) {
            assertThat(text.codePointCount(0, text.length())).isBetween(min, max);
        }
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
