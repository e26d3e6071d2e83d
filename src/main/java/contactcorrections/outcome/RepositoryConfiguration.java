package contactcorrections.outcome;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** The database of the job repository, Spring Batch's tables and ours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
public class RepositoryConfiguration {

    /** The chunk's transaction, and beside it one that commits on its own. */
    private static final int CONNECTIONS = 4;

    @Bean(destroyMethod = "close")
    HikariDataSource connectionPool(DataSourceProperties properties) {
        properties.setUrl(RepositoryUrl.durable(properties.determineUrl()));
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName("repository");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        return pool;
    }

    /** A chunk's transaction is open while its calls are: it must not hold a connection before it stores what they came to. */
    @Bean
    @Primary
    DataSource dataSource(HikariDataSource connectionPool) {
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(connectionPool);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolationName("TRANSACTION_READ_COMMITTED");
        return lazy;
    }
}
