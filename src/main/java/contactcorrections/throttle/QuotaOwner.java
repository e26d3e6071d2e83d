package contactcorrections.throttle;

/** Whose quota it is: an account has one in each Region. */
public record QuotaOwner(String account, String region) {}
