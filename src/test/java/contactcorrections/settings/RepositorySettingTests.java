package contactcorrections.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import contactcorrections.run.ExitState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositorySettingTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/root, /home/a, false, /home/a",
        "/root, /home/a, true, /root",
        "/root, , false, /root",
        "/root, ' ', false, /root",
        "?, /home/a, false, /home/a",
        "/nonexistent, /home/a, false, /home/a",
    })
    void homeIsWhatTheShellCallsItUnlessJavaIsTold(
            @Nullable String property, @Nullable String variable, boolean explicit, Path home) {
        assertThat(RepositorySetting.home(property, variable, explicit)).isEqualTo(home);
    }

    @ParameterizedTest
    @CsvSource({
        "?, , false",
        "?, ?, false",
        ", , false",
        "'', , false",
        "/nonexistent, , false",
        "/root, /nonexistent, false",
        "/root, home, false",
        "/nonexistent/x, /home/a, true",
    })
    void userWithoutHomeIsToldBothWaysOut(@Nullable String property, @Nullable String variable, boolean explicit) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> RepositorySetting.home(property, variable, explicit))
                .withMessageContainingAll("no home folder", "HOME", "SPRING_DATASOURCE_URL")
                .matches(failure -> failure.state() == ExitState.FAILED);
    }

    @Test
    void homeThatCannotHoldItIsNamedWithBothWaysOut() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> RepositorySetting.in(file))
                .withMessageContainingAll("cannot be made in the home folder " + file, "HOME", "SPRING_DATASOURCE_URL");
    }

    @Test
    void folderIsMadeForItsOwnerAlone() throws IOException {
        Path repository = RepositorySetting.in(folder.resolve("new"));

        assertThat(repository).isEqualTo(folder.resolve("new/.contact-corrections/repository"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(repository.getParent())))
                .isEqualTo("rwx------");
    }
}
