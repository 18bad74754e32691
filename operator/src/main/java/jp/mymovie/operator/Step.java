package jp.mymovie.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A command of the register: {@code aws …} or {@code curl …}, words with quotes as a shell reads them, no shell. {@code ->
 * NAME} keeps what it says under a name; {@code -> NAME ? TEXT} with a text in place of each question mark.
 *
 * @param text without what is kept
 * @param words of the command, names unreplaced
 */
record Step(
        String text,
        List<String> words,
        @Nullable String keeps,
        @Nullable String mark) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern NAME = Pattern.compile("<[a-z][a-z0-9 -]*>");
    private static final char HELD = '\u00a0';
    private static final Pattern KEPT = Pattern.compile("(.*) -> ([a-z][a-z0-9 -]*?)(?: \\? (.+))?");

    /** @throws IllegalArgumentException if it is neither aws nor curl */
    static Step parse(String line) {
        Matcher kept = KEPT.matcher(line);
        boolean keeps = kept.matches();
        String text = keeps ? kept.group(1) : line;
        List<String> words = new ArrayList<>();
        // Names have spaces and stand unquoted in words: another letter holds them together meanwhile.
        String joined = NAME.matcher(text).replaceAll(name -> name.group().replace(' ', HELD));
        Matcher word = WORD.matcher(joined);
        while (word.find()) {
            words.add(IntStream.rangeClosed(1, 3)
                    .mapToObj(word::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow()
                    .replace(HELD, ' '));
        }
        if (words.isEmpty() || !List.of("aws", "curl").contains(words.getFirst())) {
            throw new IllegalArgumentException("a command must be aws or curl, got '%s'".formatted(line));
        }
        return new Step(text, List.copyOf(words), keeps ? kept.group(2) : null, keeps ? kept.group(3) : null);
    }

    /** True if it asks AWS with a profile. */
    boolean isAws() {
        return words.getFirst().equals("aws");
    }

    /** As a person types it. */
    String typed(String profile, @Nullable String region) {
        return isAws() ? text + (region == null ? "" : " --region " + region) + " --profile mymovie-" + profile : text;
    }

    /** The words with the values of their names. */
    List<String> filled(Names names) {
        return words.stream().map(names::in).toList();
    }

    /** Keeps what was said, where the step does. */
    void keep(String said, Names names) {
        if (keeps != null) {
            names.put(keeps, mark == null ? said.strip() : said.strip().replace("?", names.in(mark)));
        }
    }
}
