package contactcorrections.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://Bucket/in/a%20b.csv",
                "S3://Bucket/in/a%20b.csv",
                "s3a://Bucket/in/a%20b.csv",
                "S3N://Bucket/in/a%20b.csv"
            })
    void schemeIsUnderstoodHoweverItIsWritten(String written) {
        assertThat(S3Address.isOne(written)).isTrue();
        assertThat(S3Address.of(written)).isEqualTo(new S3Address("Bucket", "in/a%20b.csv"));
        assertThat(S3Address.of(written)).hasToString("s3://Bucket/in/a%20b.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3", "s3:/bucket/key", "s3b://bucket/key", "folder/s3://x", "/s3://x"})
    void otherTextIsNoAddress(String text) {
        assertThat(S3Address.isOne(text)).isFalse();
    }
}
