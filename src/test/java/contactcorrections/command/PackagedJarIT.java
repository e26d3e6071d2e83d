package contactcorrections.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

class PackagedJarIT {

    @Test
    void librariesStandInTheOrderInWhichAStartNeedsThem() throws IOException {
        try (JarFile jar = new JarFile("target/contact-corrections.jar")) {
            List<String> libraries = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("BOOT-INF/lib/.+"))
                    .map(name -> name.replaceFirst("BOOT-INF/lib/(.+)-[0-9][^-]*\\.jar", "$1"))
                    .toList();

            assertThat(libraries)
                    .startsWith("picocli", "slf4j-api")
                    .containsSubsequence("spring-core", "opencsv", "spring-batch-core", "h2", "connect");
        }
    }
}
