package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import contactcorrections.command.start.Program;
import org.junit.jupiter.api.Test;

class ProgramTests {

    @Test
    void programIsNamedAsItsSurroundingsSay() {
        assertThat(Program.words(" docker run  contact-corrections "))
                .containsExactly("docker", "run", "contact-corrections");
        assertThat(Program.words("")).containsExactly("java", "-jar", "target/contact-corrections.jar");
    }
}
