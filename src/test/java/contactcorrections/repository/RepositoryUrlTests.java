package contactcorrections.repository;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTests {

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:/data/repository", "jdbc:h2:~/repository;CACHE_SIZE=1"})
    void commitsOfH2AreOnDiskWhenTheyReturn(String url) {
        assertThat(RepositoryUrl.durable(url))
                .startsWith(url + ";")
                .contains(";WRITE_DELAY=0")
                .contains(";DB_CLOSE_ON_EXIT=FALSE");
    }

    @Test
    void whatTheUrlSaysStands() {
        assertThat(RepositoryUrl.durable("jdbc:h2:mem:x;write_delay=5;DB_CLOSE_ON_EXIT=TRUE"))
                .isEqualTo("jdbc:h2:mem:x;write_delay=5;DB_CLOSE_ON_EXIT=TRUE");
    }

    @Test
    void migrationWaitsForAsLongAsItTakes() {
        String url = RepositoryUrl.durable("jdbc:postgresql://host/db");

        assertThat(RepositoryUrl.patient(url)).isEqualTo(url.replace("socketTimeout=120", "socketTimeout=0"));
    }

    @Test
    void postgresqlSendsInsertsTogetherAndNoticesAServerThatIsGone() {
        assertThat(RepositoryUrl.durable("jdbc:postgresql://host/db?ssl=true&connectTimeout=9"))
                .isEqualTo("jdbc:postgresql://host/db?ssl=true&connectTimeout=9"
                        + "&reWriteBatchedInserts=true&socketTimeout=120&tcpKeepAlive=true");
    }
}
