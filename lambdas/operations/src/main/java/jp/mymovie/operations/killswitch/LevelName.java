package jp.mymovie.operations.killswitch;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The levels in the order in which they are cut; they are restored in the reverse order. */
enum LevelName {
    DNS,
    DISTRIBUTION,
    THROTTLE,
    FUNCTIONS,
    EVENTS,
    SIGN_UPS;

    /** Word of settings and commands, such as {@code sign-ups}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is no such level */
    static LevelName of(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a level must be one of %s, got '%s'"
                        .formatted(Arrays.stream(values()).map(LevelName::word).toList(), word)));
    }

    static Set<LevelName> of(Collection<String> words) {
        Set<LevelName> names = EnumSet.noneOf(LevelName.class);
        words.forEach(word -> names.add(of(word)));
        return names;
    }
}
