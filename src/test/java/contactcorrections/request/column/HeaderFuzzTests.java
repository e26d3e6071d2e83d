package contactcorrections.request.column;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import contactcorrections.request.CorrectionMapper;
import contactcorrections.request.RequestSettings;
import contactcorrections.request.Rows;
import contactcorrections.request.value.ErrorCode;
import contactcorrections.row.RowError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whatever names a header has, and whatever a job definition says about them: it is understood, or refused in words. */
class HeaderFuzzTests {

    /** The bounds of a name in a message leave room for the words around two of them. */
    private static final int LONGEST_LINE = 500;

    /**
     * @param bytes in UTF-8 the header's names separated by commas; on further lines {@code name=column} for a column that is
     *     mapped, {@code -name} for one that is ignored and {@code +column=text} for a constant
     */
    @FuzzTest(maxDuration = "150s")
    void headerIsUnderstoodOrRefused(byte[] bytes) {
        List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
        RequestSettings settings = settings(lines.subList(1, lines.size()));
        if (settings == null) {
            return;
        }
        List<String> names = List.of(lines.get(0).split(",", -1));
        CorrectionMapper mapper;
        try {
            mapper = new Rows(settings, names).mapper();
        } catch (HeaderException e) {
            assertSaid(e);
            return;
        }
        assertReadsRows(mapper, names.size());
    }

    private static @Nullable RequestSettings settings(List<String> lines) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> ignored = new ArrayList<>();
        Map<String, String> constants = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (line.startsWith("-")) {
                ignored.add(line.substring(1));
            } else if (equals > 0 && line.startsWith("+")) {
                constants.put(line.substring(1, equals), line.substring(equals + 1));
            } else if (equals > 0) {
                columns.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        try {
            return new RequestSettings("instance", "(clear)", null, columns, ignored, constants);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private static void assertSaid(HeaderException refusal) {
        assertThat(refusal.problems()).isNotEmpty();
        assertThat(refusal.problems()).extracting(RowError::code).allSatisfy(ErrorCode::valueOf);
        List<String> lines = List.of(refusal.getMessage().split("\n", -1));
        int listed = refusal.problems().size();
        assertThat(lines).hasSize(listed < HeaderProblems.MOST ? listed : listed + 1);
        assertThat(lines.subList(0, listed))
                .allSatisfy(line -> assertThat(line)
                        .startsWith("Line 1")
                        .hasSizeLessThan(LONGEST_LINE)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    private static void assertReadsRows(CorrectionMapper mapper, int columns) {
        for (String cell : List.of("", "x", "(clear)", "{}", "7")) {
            assertThat(mapper.map(Rows.parsed(Collections.nCopies(columns, cell))))
                    .isNotNull();
        }
    }
}
