package jp.mymovie.movies.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.ScriptToken;
import jp.mymovie.movies.domain.ScriptTokens;
import org.jspecify.annotations.Nullable;

/**
 * Requests of scripts, whose tokens no authorizer of the gateway can take: who it is for, whether the token may do that, and
 * whether it has not been used too often. What a person does in the browser is counted apart, so that no script keeps
 * its own user out.
 */
final class ScriptCalls {
    static final int A_MINUTE_OF_ONE = 60;
    static final int A_MINUTE_OF_ALL = 120;
    static final int DEAR_AN_HOUR = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final byte[] NOBODYS = new byte[32];

    private final ScriptTokens tokens;
    private final Throttle throttle;
    private final Today today;

    ScriptCalls(Parts parts) {
        this.tokens = parts.tokens();
        this.throttle = new Throttle(tokens, parts.clock());
        this.today = new Today(parts.clock());
    }

    /** Answers a request for the user of its token. */
    @FunctionalInterface
    interface Personal {
        Response answer(String userId);
    }

    /** @throws ProblemException with 401 for a token that is none, 403 for one without the scope, 429 for too many requests */
    Response answer(MovieRoute route, Request request, Personal personal) {
        MovieRoute.Scope scope = Objects.requireNonNull(route.scope(), "the routes of scripts have a scope");
        ScriptTokens.Found found = found(request);
        ScriptToken token = found.token();
        if (scope == MovieRoute.Scope.READ ? !token.reads() : !token.writes()) {
            String wanted = scope.name().toLowerCase(Locale.ROOT);
            throw new Problem(
                            403,
                            "insufficient-scope",
                            "Insufficient scope",
                            "make a token with the scope '" + wanted + "', this one has not got it")
                    .thrown();
        }
        Quota quota = throttle.check("script", token.id(), A_MINUTE_OF_ONE, MINUTE);
        if (quota.left() == A_MINUTE_OF_ONE - 1) {
            tokens.use(token, today.date());
        }
        throttle.check("scripts", "U#" + found.userId(), A_MINUTE_OF_ALL, MINUTE);
        if (route == MovieRoute.EXPORT_ENTRIES || route == MovieRoute.GET_ARCHIVE) {
            throttle.check("exports", "E#" + found.userId(), DEAR_AN_HOUR, HOUR);
        }
        try {
            return quota.on(behindPrefix(personal.answer(found.userId())));
        } catch (ProblemException e) {
            throw e.with(quota);
        }
    }

    /** Leads on to where the token is taken. */
    private static Response behindPrefix(Response response) {
        Response led = response;
        for (String name : List.of("link", "location")) {
            String value = led.headers().get(name);
            if (value != null) {
                led = led.with(name, value.replace(Links.BASE + "/", Links.BASE + MovieRoute.SCRIPTS + "/"));
            }
        }
        return led;
    }

    private ScriptTokens.Found found(Request request) {
        TokenText text = text(request.headers().getOrDefault("authorization", ""));
        ScriptTokens.Found found = text == null ? null : tokens.find(text.id());
        if (text == null || !text.matches(found == null ? NOBODYS : found.digest()) || found == null) {
            throw new Problem(
                            401,
                            "unauthorized",
                            "Unauthorized",
                            "send 'authorization: Bearer' with a token for scripts that is neither revoked nor over")
                    .thrown();
        }
        return found;
    }

    private static @Nullable TokenText text(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? TokenText.parse(authorization.substring(7).strip())
                : null;
    }
}
