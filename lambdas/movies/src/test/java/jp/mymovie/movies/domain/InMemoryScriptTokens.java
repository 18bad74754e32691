package jp.mymovie.movies.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens in memory, as plainly as can be. */
public final class InMemoryScriptTokens implements ScriptTokens {
    private final Map<String, Found> tokens = new HashMap<>();
    private final Map<String, LocalDate> uses = new HashMap<>();
    private final Map<String, Long> times = new HashMap<>();
    private final Clock clock;

    public InMemoryScriptTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<ScriptToken> of(String userId) {
        return tokens.values().stream()
                .filter(found -> found.userId().equals(userId))
                .map(Found::token)
                .filter(token -> !token.isOver(clock.instant()))
                .sorted(Comparator.comparing(ScriptToken::name))
                .toList();
    }

    @Override
    public synchronized Made make(String userId, ScriptToken token, byte[] digest) {
        List<ScriptToken> others = of(userId).stream()
                .filter(one -> !one.name().equals(token.name()))
                .toList();
        if (others.size() >= ScriptToken.MOST) {
            return Made.FULL;
        }
        revoke(userId, token.name());
        tokens.put(token.id(), new Found(userId, token, digest));
        return Made.DONE;
    }

    @Override
    public synchronized void revoke(String userId, String name) {
        tokens.values()
                .removeIf(found ->
                        found.userId().equals(userId) && found.token().name().equals(name));
    }

    @Override
    public synchronized @Nullable Found find(String id) {
        Found found = tokens.get(id);
        return found == null || found.token().isOver(clock.instant()) ? null : found;
    }

    @Override
    public synchronized long count(String who, int more, Duration window) {
        return times.merge(who + " " + clock.instant().getEpochSecond() / window.toSeconds(), (long) more, Long::sum);
    }

    @Override
    public synchronized void use(ScriptToken token, LocalDate day) {
        uses.put(token.id(), day);
    }

    @Override
    public synchronized @Nullable LocalDate lastUse(String id) {
        return uses.get(id);
    }
}
