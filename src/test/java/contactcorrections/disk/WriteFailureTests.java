package contactcorrections.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteFailureTests {

    @ParameterizedTest
    @CsvSource({
        "No space left on device, No space left on device",
        "Read-only file system, Read-only file system",
        "Strange: /home/somebody, FileSystemException",
        ", FileSystemException"
    })
    void wordsOfTheSystemAreToldUnlessThereMayBeAPathInThem(String reason, String told) {
        assertThat(WriteFailure.explain(new FileSystemException("/somewhere", null, reason)))
                .isEqualTo(told + "; put that right, or choose another --report-to");
    }
}
