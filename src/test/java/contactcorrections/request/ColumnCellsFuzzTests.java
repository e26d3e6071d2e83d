package contactcorrections.request;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in cells that hold one member each: no exception, and what is valid can be sent. */
class ColumnCellsFuzzTests {

    private final FuzzedRow row = new FuzzedRow(Rows.of(
                    "InstanceId",
                    "Name",
                    "Description",
                    "References.k.Type",
                    "References.k.Value",
                    "References.k.Status",
                    "References.k.Arn",
                    "References.k.StatusReason",
                    "References.d.DATE",
                    "References.u.URL",
                    "SegmentAttributes.a",
                    "SegmentAttributes.b.ValueInteger",
                    "SegmentAttributes.connect:c.ValueArn",
                    "ContactExpiry",
                    "QueueInfo.Id",
                    "UserInfo.UserId",
                    "CustomerEndpoint.Type",
                    "CustomerEndpoint.Address",
                    "SystemEndpoint.Type",
                    "SystemEndpoint.Address",
                    "AdditionalRecipients.Cc",
                    "Expected.Name",
                    "Expected.References.d.DATE",
                    "Expected.SegmentAttributes.b.ValueInteger",
                    "Expected.CustomerEndpoint.Type",
                    "Expected.CustomerEndpoint.Address",
                    "Expected.AdditionalRecipients.Cc")
            .withCountry("DE"));

    @FuzzTest(maxDuration = "150s")
    void rowIsACorrectionThatCanBeSentOrHasErrorsThatSayNothingOfIt(byte[] bytes) {
        row.assertHandled(bytes);
    }
}
