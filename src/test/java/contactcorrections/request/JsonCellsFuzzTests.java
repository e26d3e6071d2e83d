package contactcorrections.request;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in cells that hold JSON: no exception, and what is valid can be sent. */
class JsonCellsFuzzTests {

    private final FuzzedRow row = new FuzzedRow(Rows.of(
            "References",
            "SegmentAttributes",
            "QueueInfo",
            "UserInfo",
            "CustomerEndpoint",
            "SystemEndpoint",
            "AdditionalRecipients"));

    @FuzzTest(maxDuration = "150s")
    void rowIsACorrectionThatCanBeSentOrHasErrorsThatSayNothingOfIt(byte[] bytes) {
        row.assertHandled(bytes);
    }
}
