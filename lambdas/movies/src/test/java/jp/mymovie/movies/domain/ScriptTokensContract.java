package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every keeping of tokens does. */
public abstract class ScriptTokensContract {
    protected static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final byte[] DIGEST = {1, 2, 3};

    /** Of a user {@code hanako} who is there. */
    protected abstract ScriptTokens tokens();

    private static ScriptToken token(String id, String name) {
        return new ScriptToken(id, name, true, false, NOW, NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void findsWhatWasMadeAndNothingElse() {
        ScriptToken token = token("id1", "b");
        assertThat(tokens().make("hanako", token, DIGEST)).isEqualTo(ScriptTokens.Made.DONE);
        assertThat(tokens().make("hanako", token("id2", "a"), DIGEST)).isEqualTo(ScriptTokens.Made.DONE);
        ScriptTokens.Found found = Objects.requireNonNull(tokens().find("id1"));
        assertThat(found.userId()).isEqualTo("hanako");
        assertThat(found.token()).isEqualTo(token);
        assertThat(found.digest()).isEqualTo(DIGEST);
        assertThat(tokens().find("id3")).isNull();
        assertThat(tokens().of("hanako")).extracting(ScriptToken::name).containsExactly("a", "b");
        assertThat(tokens().of("taro")).isEmpty();
    }

    @Test
    void keepsOneOfAName() {
        tokens().make("hanako", token("id1", "a"), DIGEST);
        tokens().make("hanako", token("id2", "a"), DIGEST);
        assertThat(tokens().find("id1")).isNull();
        assertThat(tokens().of("hanako")).extracting(ScriptToken::id).containsExactly("id2");
        tokens().revoke("hanako", "b");
        tokens().revoke("taro", "a");
        assertThat(tokens().find("id2")).isNotNull();
        tokens().revoke("hanako", "a");
        assertThat(tokens().find("id2")).isNull();
        assertThat(tokens().of("hanako")).isEmpty();
    }

    @Test
    void countsOnlyThoseThatAreGood() {
        ScriptToken over = new ScriptToken("old", "old", true, true, NOW.minusSeconds(9), NOW);
        assertThat(tokens().make("hanako", over, DIGEST)).isEqualTo(ScriptTokens.Made.DONE);
        assertThat(tokens().find("old")).isNull();
        for (int i = 0; i < ScriptToken.MOST; i++) {
            assertThat(tokens().make("hanako", token("id" + i, "n" + i), DIGEST))
                    .isEqualTo(ScriptTokens.Made.DONE);
        }
        assertThat(tokens().make("hanako", token("more", "more"), DIGEST)).isEqualTo(ScriptTokens.Made.FULL);
        assertThat(tokens().find("more")).isNull();
        assertThat(tokens().make("hanako", token("other", "n1"), DIGEST)).isEqualTo(ScriptTokens.Made.DONE);
        assertThat(tokens().of("hanako")).hasSize(ScriptToken.MOST);
    }

    @Test
    void notesUses() {
        ScriptToken token = token("id1", "a");
        assertThat(tokens().lastUse("id1")).isNull();
        tokens().use(token, LocalDate.of(2026, 11, 23));
        tokens().use(token, LocalDate.of(2026, 11, 24));
        assertThat(tokens().lastUse("id1")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(tokens().count("a", Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(tokens().count("a", Duration.ofMinutes(1))).isEqualTo(2);
        assertThat(tokens().count("b", Duration.ofMinutes(1))).isEqualTo(1);
    }
}
