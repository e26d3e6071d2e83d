package contactcorrections.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatHasNoOtherPlaceIsToBePutRightThere() {
        assertThat(WriteFailure.explainOfOnlyPlace(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("No space left on device; put that right and run again");
        assertThat(WriteFailure.explainOfOnlyPlace(new AccessDeniedException("/x")))
                .isEqualTo("no permission to write there; give this user write access and run again");
        assertThat(WriteFailure.explainOfOnlyPlace(new NotDirectoryException("/x")))
                .isEqualTo("a file is in the way of a folder; move it and run again");
        assertThat(WriteFailure.explainOfOnlyPlace(new NoSuchFileException("/x")))
                .isEqualTo("no folder can be made there; make one and run again");
    }
}
