package jp.mymovie.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.mymovie.operator.Assumption.Language;

/** The register as a page, in two languages, with what was seen. */
final class AssumptionsPage {
    private final Register register;
    private final Results results;
    private final Words words;

    AssumptionsPage(Register register, Results results, Language language) {
        this.register = register;
        this.results = results;
        this.words = language == Language.ENGLISH ? Words.ENGLISH : Words.JAPANESE;
    }

    /** Writes both pages. */
    static void write(Register register, Results results, Path docs) {
        try {
            for (Words words : List.of(Words.ENGLISH, Words.JAPANESE)) {
                Files.writeString(
                        docs.resolve(words.file()), new AssumptionsPage(register, results, words.language()).text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "# " + words.title(),
                "",
                words.other(),
                "",
                words.introduction(),
                "",
                words.head(),
                "| --- | --- | --- | --- |"));
        for (Assumption row : register.rows()) {
            lines.add("| [%s](#%s) | %s | %s | %s |"
                    .formatted(row.id(), row.id(), row.text("assumes", words.language()), time(row), result(row)));
        }
        for (Assumption row : register.rows()) {
            lines.addAll(section(row));
        }
        return String.join("\n", lines) + "\n";
    }

    private String time(Assumption row) {
        return row.later() ? row.text("later", words.language()) : row.minutes() + " " + words.minutes();
    }

    private String result(Assumption row) {
        Results.Result result = results.of(row.id());
        return result == null ? words.never() : "%s, %s".formatted(words.verdict(result.verdict()), result.date());
    }

    private List<String> section(Assumption row) {
        List<String> lines =
                new ArrayList<>(List.of("", "## " + row.id(), "", row.text("assumes", words.language()), ""));
        lines.add("- %s: %s".formatted(words.used(), row.text("used", words.language())));
        lines.add("- %s: <%s>".formatted(words.source(), row.text("source", words.language())));
        lines.add("- %s: %s".formatted(words.risk(), row.text("risk", words.language())));
        lines.add("- %s: %s US$".formatted(words.price(), Plan.form(register.price(row))));
        lines.add("- %s: `%s`".formatted(words.expected(), row.expect()));
        if (!row.undoes().isEmpty()) {
            lines.add("- %s: %s".formatted(words.undoes(), row.text("undoes", words.language())));
        }
        Results.Result result = results.of(row.id());
        if (result != null) {
            lines.add("- %s (%s): %s".formatted(words.seen(), result(row), quoted(result.seen())));
        }
        lines.addAll(List.of("", "```sh"));
        if (row.each() != null) {
            lines.add("# %s:".formatted(words.each()));
            lines.add(typed(row, row.each()));
        }
        row.finds().forEach(step -> lines.add(typed(row, step)));
        row.makes().forEach(step -> lines.add(typed(row, step)));
        lines.add(typed(row, row.run()));
        if (!row.undoes().isEmpty()) {
            lines.add("# %s:".formatted(words.undoes()));
            row.undoes().forEach(step -> lines.add(typed(row, step)));
        }
        lines.add("```");
        return lines;
    }

    /** As typed, with the name that keeps what it says behind it. */
    private static String typed(Assumption row, Step step) {
        String typed = step.typed(row.profile(), row.region());
        String mark = step.mark() == null ? "" : ", %s for each ?".formatted(step.mark());
        return step.keeps() == null ? typed : typed + "   # <" + step.keeps() + ">" + mark;
    }

    private static String quoted(String seen) {
        return seen.lines()
                .map(line -> "`" + line.replace('`', '\'').replace("|", "\\|") + "`")
                .collect(Collectors.joining(" "));
    }
}
