package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shells that complete command lines by the script that the program prints. */
@Timeout(60)
class CompletionTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/bin/bash, contact-corrections va,           validate",
        "/bin/bash, contact-corrections run --max-e,  --max-errors",
        "/bin/zsh,  contact-corrections va,           validate",
        "/bin/zsh,  contact-corrections run --max-e,  --max-errors"
    })
    void shellCompletesCommandsAndOptions(String shell, String typed, String completed) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(shell)), shell + " is not installed");
        Path script = folder.resolve("completion");
        Files.writeString(script, CommandRun.of("generate-completion").out());

        assertThat(completions(shell, script, typed)).contains(completed);
    }

    /** Calls what the shell would call when the tab key is pressed. */
    private static String completions(String shell, Path script, String typed)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(shell, "-c", """
                if [ -n "$ZSH_VERSION" ]; then autoload -Uz compinit bashcompinit && compinit -u -D && bashcompinit; fi
                . "$1"
                COMP_LINE=$2; COMP_POINT=${#2}
                if [ -n "$ZSH_VERSION" ]; then COMP_WORDS=(${=2}); else COMP_WORDS=($2); fi
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                if [ -n "$ZSH_VERSION" ]; then setopt KSH_ARRAYS SH_WORD_SPLIT; fi
                _complete_contact-corrections
                printf '%s\\n' "${COMPREPLY[@]}"
                """, shell, script.toString(), typed)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
