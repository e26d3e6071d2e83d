package contactcorrections.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged jar as its own list of parts. */
class ReleaseIT {

    private static final String NOTICES = "META-INF/THIRD-PARTY-NOTICES.txt";
    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    /** Where Maven keeps a library. */
    private static final Pattern LIBRARY = Pattern.compile(".*/repository/(.+)/([^/]+)/([^/]+)/\\2-\\3\\.jar");

    private JarFile jar;
    private Set<String> entries;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile("target/contact-corrections.jar");
        entries = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void noticesNameEveryLibraryInTheJarWithItsLicence() throws IOException {
        String notices = text(NOTICES);

        assertThat(librariesInTheJar())
                .hasSizeGreaterThan(50)
                .allSatisfy(library ->
                        assertThat(notices).containsPattern("(?m)^\\Q" + library + "\\E\n {4}\\S.*\n {4}\\S"));
        assertThat(notices).doesNotContain("Unknown license");
    }

    /** The list is made online alone; a build without a net has one where an earlier build has left it. */
    @Test
    void listOfPartsNamesEveryLibraryInTheJar() throws IOException {
        assumeThat(entries.contains(SBOM) || System.getenv("CI") != null)
                .as("whether a list of parts was made")
                .isTrue();
        JsonNode sbom = JsonMapper.shared().readTree(text(SBOM));

        assertThat(sbom.path("metadata").path("component").path("version").asString())
                .isEqualTo(ReleaseTests.version());
        assertThat(StreamSupport.stream(sbom.path("components").spliterator(), false)
                        .map(ReleaseIT::coordinates)
                        .toList())
                .containsAll(librariesInTheJar());
    }

    @Test
    void versionAndCommitAreTold() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.getName(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).isZero();
        assertThat(output)
                .startsWith("contact-corrections " + ReleaseTests.version() + " (commit ")
                .doesNotContain("@");
        assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                .isEqualTo(ReleaseTests.version());
    }

    private String text(String entry) throws IOException {
        ZipEntry found = Optional.ofNullable(jar.getEntry(entry))
                .orElseThrow(() -> new AssertionError("There is no " + entry + " in the jar"));
        try (InputStream in = jar.getInputStream(found)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String coordinates(JsonNode component) {
        return "%s:%s:%s"
                .formatted(
                        component.path("group").asString(),
                        component.path("name").asString(),
                        component.path("version").asString());
    }

    /** Of the libraries that the tests run with, those that are in the jar, as {@code group:artifact:version}. */
    private List<String> librariesInTheJar() throws IOException {
        List<String> libraries = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Matcher library = LIBRARY.matcher(path.replace(File.separatorChar, '/'));
            if (library.matches() && isInTheJar(Path.of(path))) {
                libraries.add(
                        "%s:%s:%s".formatted(library.group(1).replace('/', '.'), library.group(2), library.group(3)));
            }
        }
        return libraries;
    }

    /** With all of its classes: some libraries bring a few of another. */
    private boolean isInTheJar(Path library) throws IOException {
        try (JarFile classes = new JarFile(library.toFile())) {
            List<String> names = classes.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .toList();
            return !names.isEmpty() && entries.containsAll(names);
        }
    }
}
