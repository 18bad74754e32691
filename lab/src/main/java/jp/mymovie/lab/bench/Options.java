package jp.mymovie.lab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of {@code bench}.
 *
 * @param assembly the cloud assembly
 * @param stage whose functions are measured
 * @param runs of each contestant from its start; turns of a minute of {@code bench address}
 * @param requests to each contestant that is warm
 * @param films on the long list
 * @param peers who takes part beside the functions of the templates
 */
record Options(Kind kind, Path assembly, String stage, int runs, int requests, int films, List<Peer> peers) {
    /** What is measured. */
    enum Kind {
        COLD,
        WARM,
        ADDRESS
    }

    /** A command that speaks the Lambda Runtime API and answers the same events from the same table. */
    record Peer(String name, String command) {}

    private static final int MOST = 1_000_000;

    static Options parse(List<String> arguments) {
        Kind kind = kind(arguments.isEmpty() ? "" : arguments.getFirst());
        Path assembly = Path.of("cdk.out");
        String stage = "Stg";
        int runs = kind == Kind.ADDRESS ? 4 : 15;
        int requests = 3_000;
        int films = 10_000;
        List<Peer> peers = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            String name = arguments.get(i);
            switch (name) {
                case "--assembly" -> assembly = Path.of(value(arguments, ++i));
                case "--stage" -> stage = value(arguments, ++i);
                case "--runs" -> runs = number(name, value(arguments, ++i));
                case "--requests" -> requests = number(name, value(arguments, ++i));
                case "--films" -> films = number(name, value(arguments, ++i));
                case "--peer" -> peers.add(peer(value(arguments, ++i)));
                default ->
                    throw new IllegalArgumentException(
                            ("unknown option '%s' of bench: known are --runs N, --requests N, --films N, --peer NAME=COMMAND,"
                                            + " --stage NAME, --assembly DIR")
                                    .formatted(name));
            }
        }
        return new Options(kind, assembly, stage, runs, requests, films, List.copyOf(peers));
    }

    private static Kind kind(String word) {
        return switch (word) {
            case "cold" -> Kind.COLD;
            case "warm" -> Kind.WARM;
            case "address" -> Kind.ADDRESS;
            default ->
                throw new IllegalArgumentException(
                        "unknown word '%s' of bench: known are address, cold, warm".formatted(word));
        };
    }

    private static String value(List<String> arguments, int index) {
        if (index == arguments.size()) {
            throw new IllegalArgumentException("'%s' needs a value".formatted(arguments.get(index - 1)));
        }
        return arguments.get(index);
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9]\\d{0,6}") || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException("'%s' must be 1 to %d, got %s".formatted(name, MOST, text));
        }
        return Integer.parseInt(text);
    }

    private static Peer peer(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || text.substring(equals + 1).isBlank()) {
            throw new IllegalArgumentException("'--peer' must be NAME=COMMAND, got %s".formatted(text));
        }
        return new Peer(text.substring(0, equals), text.substring(equals + 1));
    }
}
