package jp.mymovie.policy.rehearse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a POSIX shell that runbooks use: lists, pipes, {@code for}, functions, variables, quotes and
 * {@code $(…)}. It starts nothing: each simple command goes to {@link Programs}, whose answer is its output.
 */
final class Shell {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*'?\"?(\\w+)'?\"?");
    private static final List<String> SEPARATORS = List.of(";", "\n", "|", "&&", "||", "&");

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, List<Token>> functions = new LinkedHashMap<>();
    private final Programs programs;
    private int captured;

    /** Stands in for the programs that a shell would start. */
    interface Programs {
        /** The output of a command whose words are expanded. */
        String run(List<String> words, int line);
    }

    /** @param text a word with its quotes, or a separator */
    private record Token(String text, int line, boolean separator) {
        boolean is(String word) {
            return text.equals(word);
        }
    }

    Shell(Programs programs) {
        this.programs = programs;
    }

    /** The value of a variable, empty if it has none. */
    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** True while a command runs whose output becomes a part of another, as in {@code NAME=$(…)}. */
    boolean isCaptured() {
        return captured > 0;
    }

    /** Runs a block, and answers with the output of its last command. */
    String run(String text, int line) {
        return run(tokens(text, line));
    }

    private String run(List<Token> tokens) {
        String output = "";
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.separator
                    || List.of("do", "done", "then", "fi", "else", "{", "}", "!")
                            .contains(token.text)) {
                at++;
            } else if (token.is("for")) {
                at = loop(tokens, at);
            } else if (token.is("if") || token.is("while") || token.is("until")) {
                at++;
            } else if (token.text.matches("\\w+\\(\\)")) {
                int end = closing(tokens, at, "{", "}");
                functions.put(token.text.replace("()", ""), tokens.subList(at + 2, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < tokens.size() && !tokens.get(end).separator) {
                    end++;
                }
                output = simple(tokens.subList(at, end));
                at = end;
            }
        }
        return output;
    }

    private int loop(List<Token> tokens, int at) {
        List<String> values = new ArrayList<>();
        int body = at + 3;
        for (; !tokens.get(body).is("do"); body++) {
            if (!tokens.get(body).separator) {
                values.add(expand(tokens.get(body)));
            }
        }
        int end = closing(tokens, body, "do", "done");
        for (String value : values) {
            variables.put(tokens.get(at + 1).text, value);
            run(tokens.subList(body + 1, end));
        }
        return end + 1;
    }

    private static int closing(List<Token> tokens, int from, String opens, String closes) {
        int depth = 0;
        for (int at = from; at < tokens.size(); at++) {
            depth += tokens.get(at).is(opens) ? 1 : tokens.get(at).is(closes) ? -1 : 0;
            if (depth == 0 && tokens.get(at).is(closes)) {
                return at;
            }
        }
        throw new IllegalArgumentException(
                "'%s' of line %d must be closed by '%s'".formatted(opens, tokens.get(from).line, closes));
    }

    private String simple(List<Token> tokens) {
        List<String> words = new ArrayList<>();
        int line = tokens.get(0).line;
        for (int at = 0; at < tokens.size(); at++) {
            String raw = tokens.get(at).text;
            if (raw.matches("\\d?>>?|<")) {
                at++;
                continue;
            }
            if (raw.matches("\\d?>&?\\d.*|\\d?>.+")) {
                continue;
            }
            Matcher assignment = ASSIGNMENT.matcher(raw);
            if (words.isEmpty() && assignment.matches()) {
                variables.put(assignment.group(1), expand(new Token(assignment.group(2), line, false)));
            } else {
                words.add(expand(tokens.get(at)));
            }
        }
        if (words.isEmpty()) {
            return "";
        }
        if (words.get(0).equals("export")) {
            words.stream()
                    .skip(1)
                    .map(ASSIGNMENT::matcher)
                    .filter(Matcher::matches)
                    .forEach(set -> variables.put(set.group(1), set.group(2)));
            return "";
        }
        List<Token> function = functions.get(words.get(0));
        if (function == null) {
            return programs.run(List.copyOf(words), line);
        }
        for (int number = 1; number < words.size(); number++) {
            variables.put(String.valueOf(number), words.get(number));
        }
        return run(function);
    }

    /** A word without its quotes, with variables and commands in their place. */
    private String expand(Token token) {
        StringBuilder word = new StringBuilder();
        String raw = token.text;
        char quote = 0;
        for (int at = 0; at < raw.length(); at++) {
            char letter = raw.charAt(at);
            if (quote == '\'') {
                if (letter == '\'') {
                    quote = 0;
                } else {
                    word.append(letter);
                }
            } else if (letter == '\'' && quote == 0) {
                quote = '\'';
            } else if (letter == '"') {
                quote = quote == '"' ? 0 : '"';
            } else if (letter == '\\' && at + 1 < raw.length()) {
                word.append(raw.charAt(++at));
            } else if (raw.startsWith("$(", at)) {
                int end = end(raw, at + 1);
                captured++;
                word.append(run(raw.substring(at + 2, end), token.line));
                captured--;
                at = end;
            } else if (raw.startsWith("${", at)) {
                int end = raw.indexOf('}', at);
                word.append(variable(raw.substring(at + 2, end).replaceFirst("[:#%-].*", "")));
                at = end;
            } else if (letter == '$' && raw.substring(at + 1).matches("(?s)[A-Za-z_]\\w*.*|\\d.*")) {
                Matcher name = Pattern.compile("\\d|[A-Za-z_]\\w*").matcher(raw.substring(at + 1));
                name.find();
                word.append(variable(name.group()));
                at += name.group().length();
            } else {
                word.append(letter);
            }
        }
        return word.toString();
    }

    /** Place of the parenthesis that closes the one at {@code from}. */
    private static int end(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'') {
                quote = letter;
            } else if (letter == '(') {
                depth++;
            } else if (letter == ')' && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a command '$(' must be closed, got '%s'".formatted(text));
    }

    private static List<Token> tokens(String text, int first) {
        String joined = text.replace("\\\n", "\u0001");
        List<Token> tokens = new ArrayList<>();
        int line = first;
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < joined.length(); at++) {
            char letter = joined.charAt(at);
            Matcher heredoc = HEREDOC.matcher(joined).region(at, joined.length());
            if (letter == '\u0001') {
                line++;
                flush(word, tokens, line);
            } else if (letter == '\'' || letter == '"') {
                int end = closingQuote(joined, at);
                String quoted = joined.substring(at, end + 1);
                word.append(quoted.replace("\u0001", ""));
                line += lines(quoted);
                at = end;
            } else if (joined.startsWith("$(", at)) {
                int end = end(joined, at + 1);
                String inner = joined.substring(at, end + 1);
                word.append(inner.replace('\u0001', ' '));
                line += lines(inner);
                at = end;
            } else if (heredoc.lookingAt()) {
                flush(word, tokens, line);
                int start = joined.indexOf('\n', at);
                int end = joined.indexOf("\n" + heredoc.group(1), start);
                String rest = joined.substring(heredoc.end(), start);
                tokens.addAll(tokens(rest, line));
                at = end + heredoc.group(1).length();
                line += lines(joined.substring(start, at + 1));
            } else if (letter == '#' && word.isEmpty()) {
                while (at + 1 < joined.length() && joined.charAt(at + 1) != '\n') {
                    at++;
                }
            } else if (letter == '\n' || letter == ';' || letter == '|' || letter == '&' && word.indexOf(">") < 0) {
                flush(word, tokens, line);
                String twice =
                        at + 1 < joined.length() && joined.charAt(at + 1) == letter && letter != '\n' && letter != ';'
                                ? "" + letter + letter
                                : "" + letter;
                tokens.add(new Token(twice, line, SEPARATORS.contains(twice)));
                at += twice.length() - 1;
                line += letter == '\n' ? 1 : 0;
            } else if (letter == ' ' || letter == '\t') {
                flush(word, tokens, line);
            } else {
                word.append(letter);
            }
        }
        flush(word, tokens, line);
        return tokens;
    }

    private static int closingQuote(String text, int from) {
        char quote = text.charAt(from);
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\' && quote == '"') {
                at++;
            } else if (quote == '"' && text.startsWith("$(", at)) {
                at = end(text, at + 1);
            } else if (text.charAt(at) == quote) {
                return at;
            }
        }
        throw new IllegalArgumentException("a quote must be closed, got %s".formatted(text.substring(from)));
    }

    private static int lines(String text) {
        return (int) text.chars()
                .filter(letter -> letter == '\n' || letter == '\u0001')
                .count();
    }

    private static void flush(StringBuilder word, List<Token> tokens, int line) {
        if (!word.isEmpty()) {
            tokens.add(new Token(word.toString(), line, false));
            word.setLength(0);
        }
    }
}
