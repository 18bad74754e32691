package jp.mymovie.operator;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the register: something about AWS that no test of this project can decide, and the command that shows it.
 *
 * @param texts what a person reads, by the name of its field: {@code assumes}, {@code used}, {@code source}, {@code
 *     risk}, {@code undoes}, {@code later}, each also with {@code .ja}
 * @param profile account whose profile the commands use: management, log-archive, monitoring or stg
 * @param region of the commands; null for the home region
 * @param minutes that it takes, waiting included
 * @param patience minutes for which the command is repeated until it answers as expected
 * @param pause seconds before the command
 * @param uses paid requests by item of the price table
 * @param each command that lists words; the row is tried once for each, null for a row that is tried once
 * @param finds commands that look something up
 * @param makes commands that make something, which {@code undoes} take away
 * @param run the command
 * @param expect pattern that must be found in what the command says
 * @param undoes commands that take away what was made, whatever happened
 */
record Assumption(
        String id,
        Map<String, String> texts,
        String profile,
        @Nullable String region,
        int minutes,
        int patience,
        int pause,
        Map<String, Integer> uses,
        @Nullable Step each,
        List<Step> finds,
        List<Step> makes,
        Step run,
        String expect,
        List<Step> undoes) {

    /** A text in a language; the English one where there is no other. */
    String text(String field, Language language) {
        String english = texts.getOrDefault(field, "");
        return language == Language.JAPANESE ? texts.getOrDefault(field + ".ja", english) : english;
    }

    /** True if AWS needs longer than an hour to show it. */
    boolean later() {
        return texts.containsKey("later");
    }

    /** True if all names of its commands are known or kept by one of them. */
    boolean isKnown(Names names) {
        Names kept = names.copy();
        Stream.of(each == null ? List.<Step>of() : List.of(each), finds, makes, List.of(run), undoes)
                .flatMap(List::stream)
                .forEach(step -> step.keep("", kept));
        return Stream.of(each == null ? List.<Step>of() : List.of(each), finds, makes, List.of(run), undoes)
                .flatMap(List::stream)
                .flatMap(step -> Stream.concat(step.words().stream(), Stream.ofNullable(step.mark())))
                .allMatch(kept::knows);
    }

    boolean isExpected(String said, Names names) {
        return Pattern.compile(names.pattern(expect)).matcher(said).find();
    }

    /** Language of a page. */
    enum Language {
        ENGLISH,
        JAPANESE
    }
}
