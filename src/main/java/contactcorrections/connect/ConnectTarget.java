package contactcorrections.connect;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which Connect is called.
 *
 * @param simulator address of the simulator, null for what the AWS SDK's own settings say
 */
public record ConnectTarget(@Nullable URI simulator) {}
