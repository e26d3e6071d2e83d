package contactcorrections.aws;

import contactcorrections.aws.proxy.AwsHttp;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The credentials of the SDK's standard chain. Where it has none, a {@link CredentialsException} says why: the SDK throws
 * the same type for that and for other failures, and keeps reasons to itself.
 */
public final class StandardCredentials implements IdentityProvider<AwsCredentialsIdentity> {

    private final DefaultCredentialsProvider chain;

    public StandardCredentials() {
        AwsHttp.holdForClientsOfTheSdk();
        chain = DefaultCredentialsProvider.builder().build();
    }

    @Override
    public Class<AwsCredentialsIdentity> identityType() {
        return AwsCredentialsIdentity.class;
    }

    @Override
    public CompletableFuture<? extends AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
        try {
            return chain.resolveIdentity(request).handle((identity, failure) -> {
                if (failure != null) {
                    throw new CredentialsException(MissingCredentials.reason(), failure);
                }
                return identity;
            });
        } catch (RuntimeException e) {
            throw new CredentialsException(MissingCredentials.reason(), e);
        }
    }
}
