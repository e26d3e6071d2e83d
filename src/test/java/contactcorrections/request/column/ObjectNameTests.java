package contactcorrections.request.column;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectNameTests {

    @ParameterizedTest
    @CsvSource({
        "CONTACT, '', NAME, Name",
        "REFERENCES, crm, TYPE, References.crm.Type",
        "REFERENCES, crm, STATUS_REASON, References.crm.StatusReason",
        "REFERENCES, crm.Type, VALUE, References.crm.Type.Value",
        "SEGMENT_ATTRIBUTES, tier, VALUE_STRING, SegmentAttributes.tier",
        "SEGMENT_ATTRIBUTES, a.b, VALUE_STRING, SegmentAttributes.a.b",
        "SEGMENT_ATTRIBUTES, a.ValueInteger, VALUE_STRING, SegmentAttributes.a.ValueInteger.ValueString",
        "SEGMENT_ATTRIBUTES, a.ValueMap, VALUE_STRING, SegmentAttributes.a.ValueMap.ValueString",
        "SEGMENT_ATTRIBUTES, 'a ', VALUE_STRING, 'SegmentAttributes.a .ValueString'",
        "SEGMENT_ATTRIBUTES, tier, VALUE_INTEGER, SegmentAttributes.tier.ValueInteger",
        "SEGMENT_ATTRIBUTES, connect:x, VALUE_ARN, SegmentAttributes.connect:x.ValueArn",
        "SEGMENT_ATTRIBUTES, connect:ContactExpiry, CONTACT_EXPIRY, ContactExpiry",
        "QUEUE_INFO, '', ID, QueueInfo.Id",
        "USER_INFO, '', USER_ID, UserInfo.UserId",
        "CUSTOMER_ENDPOINT, '', TYPE, CustomerEndpoint.Type",
        "SYSTEM_ENDPOINT, '', ADDRESS, SystemEndpoint.Address",
        "ADDITIONAL_RECIPIENTS, '', CC, AdditionalRecipients.Cc"
    })
    void columnOfThatNameHoldsTheField(RequestObject object, String key, Field field, String column) {
        ObjectName name = new ObjectName(object, key);

        assertThat(name.columnOf(field)).isEqualTo(column);
        assertThat(Rows.of(column).mapper().columns().headerOf(name, field)).isEqualTo(column);
    }
}
