package jp.mymovie.policy.rehearse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook as its text stands.
 *
 * @param name the name of its file
 * @param items blocks of commands, acts in a console and prose, in their order
 */
record Runbook(String name, List<Item> items) {
    private static final Pattern CONSOLE = Pattern.compile("<!-- console: (.+?) -->");
    private static final Pattern AGAIN = Pattern.compile("^(?:Then s|S)teps? (\\d+)(?: and (\\d+))? again with (.+)$");
    private static final Pattern EXCHANGE = Pattern.compile("`([^`]+)` for `([^`]+)`");

    /** Kinds of things that a reader comes to. */
    enum Kind {
        /** A block of shell commands. */
        COMMANDS,
        /** A block of the CLI's configuration. */
        PROFILES,
        /** An act in a console, as a comment that no reader sees says in the form {@code who does action on resource}. */
        CONSOLE,
        /** A line of prose or of a table. */
        PROSE
    }

    /**
     * @param step the heading above it
     * @param line its place in the file, from 1
     */
    record Item(Kind kind, String step, int line, String text) {}

    static Runbook read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable".formatted(file), e);
        }
    }

    static Runbook of(String name, String text) {
        List<Item> items = new ArrayList<>();
        String step = "";
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("## ") || line.startsWith("### ") && step.isEmpty()) {
                step = line.replaceFirst("#+ ", "");
            } else if (line.strip().startsWith("```")) {
                String indent = line.substring(0, line.indexOf('`'));
                String language = line.strip().substring(3);
                StringBuilder block = new StringBuilder();
                int first = at + 2;
                for (at++; !lines.get(at).strip().equals("```"); at++) {
                    String inner = lines.get(at);
                    block.append(inner.startsWith(indent) ? inner.substring(indent.length()) : inner)
                            .append('\n');
                }
                if (language.equals("sh") || language.equals("ini")) {
                    items.add(new Item(
                            language.equals("sh") ? Kind.COMMANDS : Kind.PROFILES, step, first, block.toString()));
                }
            } else {
                Matcher console = CONSOLE.matcher(line);
                while (console.find()) {
                    items.add(new Item(Kind.CONSOLE, step, at + 1, console.group(1)));
                }
                Matcher again = AGAIN.matcher(line);
                if (again.find()) {
                    repeat(items, step, again.group(1) + ".", again.group(3));
                    if (again.group(2) != null) {
                        repeat(items, step, again.group(2) + ".", again.group(3));
                    }
                } else if (!line.isBlank()) {
                    items.add(new Item(Kind.PROSE, step, at + 1, line));
                }
            }
        }
        return new Runbook(name, List.copyOf(items));
    }

    /** Another step once more, with other words in it. */
    private static void repeat(List<Item> items, String step, String before, String words) {
        List<Item> again =
                items.stream().filter(item -> item.step.startsWith(before)).toList();
        if (again.isEmpty()) {
            throw new IllegalArgumentException("'%s' repeats step %s, which is not above it".formatted(step, before));
        }
        for (Item item : again) {
            String text = item.text;
            // The first named goes first: a longer one must come before one that is a part of it.
            for (Matcher exchange = EXCHANGE.matcher(words); exchange.find(); ) {
                text = text.replaceAll(
                        "(?<![A-Za-z])" + Pattern.quote(exchange.group(2)) + "(?![a-z])",
                        Matcher.quoteReplacement(exchange.group(1)));
            }
            items.add(new Item(item.kind, step, item.line, text));
        }
    }

    /** The prose of the steps whose heading begins so. */
    String prose(String step) {
        return String.join(
                "\n",
                items.stream()
                        .filter(item -> item.kind == Kind.PROSE && item.step.startsWith(step))
                        .map(Item::text)
                        .toList());
    }
}
