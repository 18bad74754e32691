package jp.mymovie.local.api;

/** Ends a request with one of API Gateway's own answers. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    final Refusal refusal;
    final String words;

    Refused(Refusal refusal) {
        this(refusal, refusal.message);
    }

    Refused(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
        this.words = message;
    }
}
