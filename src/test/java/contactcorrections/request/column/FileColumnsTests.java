package contactcorrections.request.column;

import static contactcorrections.request.column.RequestObject.REFERENCES;
import static contactcorrections.request.column.RequestObject.SEGMENT_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileColumnsTests {

    private static final FileColumns COLUMNS = Rows.of(
                    " agent_note ",
                    "name",
                    "references.crm.url",
                    "References.crm.Status",
                    "References.crm.URL.Value",
                    "segmentattributes.Tier",
                    "contactEXPIRY",
                    "customerendpoint",
                    "SystemEndpoint.Address",
                    "AdditionalRecipients")
            .with(new RequestSettings(
                    "instance",
                    "(clear)",
                    null,
                    Map.of("agent_note", "Description"),
                    List.of(),
                    Map.of("QueueInfo.Id", "q")))
            .mapper()
            .columns();

    @ParameterizedTest
    @CsvSource({
        "CONTACT, '', CONTACT_ID, ContactId",
        "CONTACT, '', DESCRIPTION, agent_note",
        "CONTACT, '', NAME, name",
        "REFERENCES, crm, TYPE, references.crm.url",
        "REFERENCES, crm, VALUE, references.crm.url",
        "REFERENCES, crm, STATUS, References.crm.Status",
        "REFERENCES, crm.URL, VALUE, References.crm.URL.Value",
        "SEGMENT_ATTRIBUTES, Tier, VALUE_STRING, segmentattributes.Tier",
        "SEGMENT_ATTRIBUTES, connect:ContactExpiry, CONTACT_EXPIRY, contactEXPIRY",
        "CUSTOMER_ENDPOINT, '', TYPE, customerendpoint",
        "CUSTOMER_ENDPOINT, '', ADDRESS, customerendpoint",
        "SYSTEM_ENDPOINT, '', ADDRESS, SystemEndpoint.Address",
        "ADDITIONAL_RECIPIENTS, '', CC, AdditionalRecipients",
        "QUEUE_INFO, '', ID, QueueInfo.Id"
    })
    void fieldIsToldByTheColumnThatGivesIt(RequestObject object, String key, Field field, String header) {
        assertThat(COLUMNS.headerOf(new ObjectName(object, key), field)).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, '', INSTANCE_ID",
        "REFERENCES, crm, ARN",
        "REFERENCES, CRM, VALUE",
        "SEGMENT_ATTRIBUTES, tier, VALUE_STRING",
        "SYSTEM_ENDPOINT, '', TYPE",
        "USER_INFO, '', USER_ID"
    })
    void fieldThatNoColumnGivesHasNone(RequestObject object, String key, Field field) {
        assertThat(COLUMNS.headerOf(new ObjectName(object, key), field)).isNull();
    }

    @Test
    void columnOfJsonGivesAllObjectsOfItsMap() {
        FileColumns columns =
                Rows.of("REFERENCES", "segmentAttributes").mapper().columns();

        assertThat(columns.headerOf(new ObjectName(REFERENCES, "any"), Field.ARN))
                .isEqualTo("REFERENCES");
        assertThat(columns.headerOf(new ObjectName(SEGMENT_ATTRIBUTES, "any"), Field.VALUE_MAP))
                .isEqualTo("segmentAttributes");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTACT, '', DESCRIPTION, agent_note",
        "REFERENCES, crm, VALUE, references.crm.url",
        "REFERENCES, crm, TYPE, References.crm.Type",
        "REFERENCES, other, VALUE, References.other.Value",
        "SEGMENT_ATTRIBUTES, Tier, VALUE_STRING, segmentattributes.Tier",
        "SEGMENT_ATTRIBUTES, other, VALUE_MAP, SegmentAttributes.other.ValueMap",
        "CUSTOMER_ENDPOINT, '', ADDRESS, CustomerEndpoint.Address",
        "ADDITIONAL_RECIPIENTS, '', CC, AdditionalRecipients.Cc"
    })
    void fieldIsCalledAsItsOwnColumnIsOrWouldBe(RequestObject object, String key, Field field, String name) {
        assertThat(COLUMNS.nameOf(new ObjectName(object, key), field)).isEqualTo(name);
    }

    @Test
    void columnsOfAnObjectAreFound() {
        assertThat(COLUMNS.has(REFERENCES)).isTrue();
        assertThat(COLUMNS.hasJson(REFERENCES)).isFalse();
        assertThat(COLUMNS.has(RequestObject.CUSTOMER_ENDPOINT)).isTrue();
        assertThat(COLUMNS.hasJson(RequestObject.CUSTOMER_ENDPOINT)).isTrue();
        assertThat(COLUMNS.has(RequestObject.USER_INFO)).isFalse();
        assertThat(COLUMNS.ownHeaderOf(new ObjectName(RequestObject.CUSTOMER_ENDPOINT, ""), Field.ADDRESS))
                .isNull();
    }
}
