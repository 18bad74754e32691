package jp.mymovie.movies.domain;

/**
 * The user of the calls that try a new version before visitors meet it. Private from the first moment, so that it is in no
 * list, total, draw, feed or export.
 */
public final class Probe {
    /** An issuer that no gateway trusts: {@code .invalid} never resolves (RFC 2606), so no token can name it. */
    public static final String ISSUER = "https://probe.invalid";

    /** A reserved handle, which no other identity may take. */
    public static final Handle HANDLE = new Handle("mymovie_probe");

    private Probe() {}

    /** True if an identity is one of the probe's. */
    public static boolean is(Identity identity) {
        return identity.issuer().equals(ISSUER);
    }

    /** First profile of a user; the probe's is always the same, whatever handle it asks for. */
    public static User begin(Identity identity, String id, Handle handle, String nickname) {
        return is(identity)
                ? User.named(id, HANDLE, HANDLE.value()).shownAs(HANDLE.value(), null, null, true, false)
                : User.named(id, handle, nickname);
    }
}
