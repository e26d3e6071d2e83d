package contactcorrections.throttle;

/** A quota: an account has one for each operation in each Region. */
public record Quota(Operation operation, String account, String region) {}
