package jp.mymovie.constructs.edge;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * API keys among which the callers of one API are divided by their address, so that one caller's flood spends the tokens
 * of its own keys and no others. A usage plan limits each of its keys by itself, and the distribution chooses the key.
 *
 * <p>Reads and writes have keys of their own. An address has one key for writes and two for reads: the second is tried
 * where the first is spent, so that a neighbour of a flood is refused only if both of its keys are the flood's: one of 190
 * with the twenty keys of {@link #STANDARD}, by the number of pairs.
 *
 * @param reads keys for GET, HEAD and OPTIONS; 3 to 40
 * @param writes keys for all other methods; 1 to 40
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">API
 *     Gateway applies the limits of a client, which is an API key, before those of the stage</a>
 * @see <a href="https://repost.aws/questions/QUgn8X2qh_RaeGuc_31qr_Og/multiple-api-keys-and-the-flow-rate-limit-in-the-usage-plan">keys
 *     within the same plan do not share the limit</a>
 */
public record KeyShares(int reads, int writes) {
    /** Twenty keys for reads and five for writes. */
    public static final KeyShares STANDARD = new KeyShares(20, 5);

    private static final int MOST = 40;

    public KeyShares {
        check("reads", reads, 3);
        check("writes", writes, 1);
    }

    private static void check(String name, int keys, int least) {
        if (keys < least || keys > MOST) {
            throw new IllegalArgumentException(
                    "'%s' must be %d to %d keys, since a distribution has at most 100 origins, got %d"
                            .formatted(name, least, MOST, keys));
        }
    }

    /** Number of keys. */
    public int count() {
        return reads + writes;
    }

    /** Two digits of each key, those for reads first. */
    public List<String> suffixes() {
        return IntStream.range(0, count())
                .mapToObj(number -> String.format(Locale.ROOT, "%02d", number))
                .toList();
    }

    /**
     * Values of the keys, those for reads first.
     *
     * @param key what all of them begin with: a dynamic reference, which may be a part of a text
     */
    public List<String> of(String key) {
        return suffixes().stream().map(key::concat).toList();
    }
}
