package contactcorrections.repository;

import com.zaxxer.hikari.HikariDataSource;
import contactcorrections.repository.schema.EmptyRepository;
import contactcorrections.repository.schema.Schema;
import contactcorrections.run.RunningProcess;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The database of the job repository, Spring Batch's tables and ours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
public class RepositoryConfiguration {

    /** How long a database that was there and is away is waited for: longer than a restart of it takes. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The chunk's transaction, beside it one that commits on its own, and the throttle's. */
    static final int CONNECTIONS = 5;

    /** Slots that are applied side by side, and what hands them out; each connection is made when it is needed. */
    static final int CONNECTIONS_OF_SLOTS = 12;

    private static final Duration GLANCE = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    HikariDataSource connectionPool(DataSourceProperties properties) {
        if (properties.getUsername() == null && properties.getPassword() == null) {
            EmptyRepository.copyTo(properties.determineUrl());
        }
        properties.setUrl(RepositoryUrl.durable(properties.determineUrl()));
        HikariDataSource pool = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        pool.setPoolName("repository");
        boolean shared = RepositoryUrl.isPostgresql(pool.getJdbcUrl());
        pool.setMaximumPoolSize(shared ? CONNECTIONS_OF_SLOTS : CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(GLANCE.toMillis());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (shared) {
            // A process that freezes with the shared bucket or an input's record in its hands would stop all others.
            pool.setConnectionInitSql("set idle_in_transaction_session_timeout = '5s'");
        }
        return pool;
    }

    @Bean
    OutageTolerantDataSource patientDataSource(HikariDataSource connectionPool) {
        return new OutageTolerantDataSource(connectionPool, PATIENCE, System::nanoTime);
    }

    @Bean
    SharedDatabase sharedDatabase(
            DataSourceProperties properties, HikariDataSource connectionPool, OutageTolerantDataSource patient) {
        return RepositoryUrl.isPostgresql(connectionPool.getJdbcUrl())
                ? new SharedDatabase(patient, unpooled(properties))
                : new SharedDatabase(null, null);
    }

    @Bean
    RepositoryFile repositoryFile(DataSourceProperties properties, HikariDataSource connectionPool) {
        return new RepositoryFile(RepositoryUrl.isH2File(connectionPool.getJdbcUrl()) ? unpooled(properties) : null);
    }

    /**
     * A chunk's transaction is open while its calls are: it must not hold a connection before it stores what they came to. It is
     * made at the start, whoever needs it, so that the start fails where the database does.
     */
    @Bean
    @Lazy(false)
    @Primary
    DataSource dataSource(
            DataSourceProperties properties, HikariDataSource connectionPool, OutageTolerantDataSource patient) {
        bringToSchema(properties, connectionPool);
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(patient);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolationName("TRANSACTION_READ_COMMITTED");
        return lazy;
    }

    /** Flyway holds its lock in a transaction that is idle meanwhile, and a migration may take longer than such a one may. */
    private static void bringToSchema(DataSourceProperties properties, HikariDataSource connectionPool) {
        String url = connectionPool.getJdbcUrl();
        if (RepositoryUrl.isPostgresql(url)) {
            Schema.POSTGRESQL.bringTo(connectionPool, unpooled(properties, RepositoryUrl.patient(url)));
        } else {
            Schema.H2.bringTo(connectionPool, connectionPool);
        }
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate template) {
        return JdbcClient.create(template);
    }

    @Bean
    InputLocks inputLocks(DataSourceProperties properties, HikariDataSource connectionPool) {
        return RepositoryUrl.isPostgresql(connectionPool.getJdbcUrl())
                ? new AdvisoryLocks(unpooled(properties), RunningProcess.current())
                : InputLocks.OF_ONE_PROCESS;
    }

    private static DataSource unpooled(DataSourceProperties properties) {
        return unpooled(properties, properties.determineUrl());
    }

    private static DataSource unpooled(DataSourceProperties properties, String url) {
        return properties
                .initializeDataSourceBuilder()
                .url(url)
                .type(SimpleDriverDataSource.class)
                .build();
    }
}
