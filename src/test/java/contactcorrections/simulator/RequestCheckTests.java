package contactcorrections.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.simulator.Answer.Failure;
import contactcorrections.simulator.contact.ContactKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTests {

    private static final ContactCall CONTACT = update("instance", "contact");

    private final RequestCheck check = new RequestCheck();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Name':''}",
                "{'Description':'','Name':null}",
                "{'References':{}}",
                "{'References':{'k':{'Type':'URL'}}}",
                "{'References':{'k':{'Type':'STRING','Value':'','Status':'AVAILABLE','StatusReason':''}}}",
                "{'References':{'k':{'Type':'DATE','Value':'1780000000'}, 'l':{'Type':'DATE','Value':''}}}",
                "{'References':{'k':{'Type':'EMAIL_MESSAGE_PLAIN_TEXT_REDACTED','Arn':'arn:aws:connect:eu-central-1'}}}",
                "{'SegmentAttributes':{'Überfällig seit':{'ValueString':'ja'}}}",
                "{'SegmentAttributes':{'k':{'ValueInteger':-2147483648}}}",
                "{'SegmentAttributes':{'connect:ContactExpiry':{'ValueMap':{'ExpiryDuration':{'ValueInteger':60}}}}}",
                "{'SegmentAttributes':{'connect:x':{'ValueList':[{'ValueString':'a'},{'ValueInteger':1}]}}}",
                "{'QueueInfo':{}}",
                "{'UserInfo':{'UserId':'u'},'QueueInfo':{'Id':'q'}}",
                "{'CustomerEndpoint':{'Type':'TELEPHONE_NUMBER','Address':'+4930123456'},'SystemEndpoint':{'Type':'VOIP'}}",
                "{'AdditionalRecipients':{}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b.example'},"
                        + "{'EmailAddress':'zoë@bücher.example','DisplayName':''},"
                        + "{'EmailAddress':'c@d.example','DisplayName':'Zoë; Desk'}]}}",
            })
    void requestWithinTheConstraintsPasses(String body) {
        assertThat(check(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'Name':null}",
                "{'Name':'a'",
                "{'Name':'a'} {}",
                "{'Name':'a','Name':'b'}",
                "{'name':'a'}",
                "{'Name':1}",
                "{'References':[]}",
                "{'References':{'k':{'Type':'URL','Url':'a'}}}",
                "{'References':{'k':'https://example.com'}}",
                "{'SegmentAttributes':{'k':'v'}}",
                "{'SegmentAttributes':{'k':{'ValueInteger':'1'}}}",
                "{'SegmentAttributes':{'k':{'ValueInteger':1.0}}}",
                "{'SegmentAttributes':{'k':{'ValueInteger':2147483648}}}",
                "{'SegmentAttributes':{'k':{'ValueDouble':1}}}",
                "{'SegmentAttributes':{'connect:x':{'ValueList':{}}}}",
                "{'QueueInfo':'q'}",
                "{'AdditionalRecipients':[]}",
                "{'AdditionalRecipients':{'CcEmailAddresses':{}}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':['a@b.example']}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':1}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b.example','Name':'n'}]}}",
                "{'AdditionalRecipients':{'ToEmailAddresses':[]}}",
            })
    void requestOfAnotherFormIsAnInvalidRequest(String body) {
        assertThat(check(body)).map(Failure::code).contains("InvalidRequestException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'References':{'k':{'Value':'v'}}}",
                "{'References':{'k':{'Type':'url','Value':'v'}}}",
                "{'References':{'':{'Type':'URL','Value':'v'}}}",
                "{'References':{'k':{'Type':'DATE','Value':'2026-11-22'}}}",
                "{'References':{'k':{'Type':'URL','Status':'GONE'}}}",
                "{'References':{'k':{'Type':'URL','Arn':'arn:too:short'}}}",
                "{'References':{'k':{'Type':'URL','Arn':'_arn:aws:connect:eu-central-1'}}}",
                "{'SegmentAttributes':{'':{'ValueString':'v'}}}",
                "{'SegmentAttributes':{'k!':{'ValueString':'v'}}}",
                "{'SegmentAttributes':{'k':{}}}",
                "{'SegmentAttributes':{'k':{'ValueString':'v','ValueInteger':1}}}",
                "{'SegmentAttributes':{'k':{'ValueArn':'arn'}}}",
                "{'SegmentAttributes':{'k':{'ValueList':[]}}}",
                "{'SegmentAttributes':{'k':{'ValueMap':{'l':{}}}}}",
                "{'UserInfo':{'UserId':''}}",
                "{'CustomerEndpoint':{'Type':'PHONE'}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':null}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'DisplayName':'n'}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':''}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b'}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b.example, c@d.example'}]}}",
                "{'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b.example\\n'}]}}",
            })
    void valueOutsideItsConstraintIsAnInvalidParameter(String body) {
        assertThat(check(body)).map(Failure::code).contains("InvalidParameterException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "1024 | {'Name':'#'}",
                "4096 | {'Description':'#'}",
                "100 | {'References':{'k':{'Type':'URL','StatusReason':'#'}}}",
                "128 | {'SegmentAttributes':{'#':{'ValueString':'v'}}}",
                "1024 | {'SegmentAttributes':{'k':{'ValueString':'#'}}}",
                "1024 | {'SegmentAttributes':{'connect:k':{'ValueArn':'#'}}}",
                "256 | {'UserInfo':{'UserId':'#'}}",
                "256 | {'SystemEndpoint':{'Address':'#'}}",
                "251 | {'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@#.b'}]}}",
                "256 | {'AdditionalRecipients':{'CcEmailAddresses':[{'EmailAddress':'a@b.c','DisplayName':'#'}]}}",
            })
    void lengthIsCountedInCodePoints(int max, String body) {
        // A letter outside the Basic Multilingual Plane: two chars, four bytes.
        String letter = "\uD835\uDC00";

        assertThat(check(body.replace("#", letter.repeat(max)))).isEmpty();
        assertThat(check(body.replace("#", letter.repeat(max + 1))))
                .map(Failure::code)
                .contains("InvalidParameterException");
    }

    @Test
    void idsAreBounded() {
        byte[] body = "{\"Name\":\"n\"}".getBytes(UTF_8);

        assertThat(check.check(update("i".repeat(100), "c".repeat(256)), body)).isEmpty();
        assertThat(check.check(update("i".repeat(101), "c"), body)).isPresent();
        assertThat(check.check(update("i", "c".repeat(257)), body)).isPresent();
    }

    @Test
    void referencesTogetherHaveAtMost4096Bytes() {
        String body = "{'References':{'ä1':{'Type':'STRING','Value':'#'},'ä2':{'Type':'STRING','Value':'ö'}}}";

        assertThat(check(body.replace("#", "v".repeat(4096 - 8)))).isEmpty();
        assertThat(check(body.replace("#", "v".repeat(4096 - 7))))
                .map(Failure::code)
                .contains("InvalidParameterException");
    }

    @Test
    void recipientsAreFiftyAtMost() {
        String one = "{'EmailAddress':'a@b.example'}";
        String body = "{'AdditionalRecipients':{'CcEmailAddresses':[" + (one + ",").repeat(49) + "#]}}";

        assertThat(check(body.replace("#", one))).isEmpty();
        assertThat(check(body.replace("#", one + "," + one)))
                .map(Failure::message)
                .hasValueSatisfying(message -> assertThat(message)
                        .contains("'AdditionalRecipients.CcEmailAddresses'", "length less than or equal to 50"));
    }

    @Test
    void bytesThatAreNotUtf8AreAnInvalidRequest() {
        assertThat(check.check(CONTACT, "{\"Name\":\"ä\"}".getBytes(ISO_8859_1)))
                .map(Failure::code)
                .contains("InvalidRequestException");
    }

    @Test
    void messageQuotesTheValueAsTheServiceDoes() {
        assertThat(check("{'CustomerEndpoint':{'Type':'PHONE'}}"))
                .map(Failure::message)
                .contains("1 validation error detected: Value 'PHONE' at 'CustomerEndpoint.Type' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [CONNECT_PHONENUMBER_ARN, CONTACT_FLOW,"
                        + " EMAIL_ADDRESS, TELEPHONE_NUMBER, VOIP]");
    }

    @Test
    void longValueIsNotQuotedInFull() {
        assertThat(check("{'Name':'%s'}".formatted("n".repeat(500_000))))
                .map(Failure::message)
                .hasValueSatisfying(message -> assertThat(message).hasSizeLessThan(300));
    }

    private Optional<Failure> check(String body) {
        return check.check(CONTACT, body.replace('\'', '"').getBytes(UTF_8));
    }

    private static ContactCall update(String instanceId, String contactId) {
        return new ContactCall(Operation.UPDATE_CONTACT, new ContactKey(instanceId, contactId), "");
    }
}
