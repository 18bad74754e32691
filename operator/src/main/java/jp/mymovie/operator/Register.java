package jp.mymovie.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register of assumptions about AWS, in the order in which they are tried, and the price of trying them. */
record Register(List<Assumption> rows, Map<String, Price> prices) {
    private static final Set<String> TEXTS = Set.of(
            "assumes", "assumes.ja", "used", "source", "risk", "risk.ja", "undoes", "undoes.ja", "later", "later.ja");

    /** Price of one request in US dollars, Tokyo where regional. @param dated when the source was read */
    record Price(BigDecimal dollars, String dated, String source) {}

    /** The register that travels with the command. */
    static Register read() {
        return parse(resource("assumptions.txt"), resource("prices.txt"));
    }

    /** @throws IllegalArgumentException if a row has a field that is not known, or lacks one */
    static Register parse(String rows, String prices) {
        Map<String, Price> table = new LinkedHashMap<>();
        for (String line : lines(prices)) {
            String[] part = line.split("\\s+");
            table.put(part[0], new Price(new BigDecimal(part[1]), part[2], part[3]));
        }
        List<Assumption> register = new ArrayList<>();
        Fields fields = null;
        for (String line : lines(rows)) {
            if (line.startsWith("[")) {
                add(register, fields);
                fields = new Fields(line.substring(1, line.length() - 1));
            } else {
                Objects.requireNonNull(fields, "a row begins with [id]").add(line);
            }
        }
        add(register, fields);
        return new Register(List.copyOf(register), table);
    }

    private static void add(List<Assumption> register, @Nullable Fields fields) {
        if (fields != null) {
            register.add(fields.row());
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Price of a row's paid requests. */
    BigDecimal price(Assumption row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> use : row.uses().entrySet()) {
            Price price = Objects.requireNonNull(prices.get(use.getKey()), use.getKey());
            sum = sum.add(price.dollars().multiply(BigDecimal.valueOf(use.getValue())));
        }
        return sum;
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Register.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a row as they come. */
    private static final class Fields {
        private final String id;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, String> single = new LinkedHashMap<>();
        private final Map<String, Integer> uses = new LinkedHashMap<>();
        private final Map<String, List<Step>> steps = new LinkedHashMap<>();

        Fields(String id) {
            this.id = id;
        }

        void add(String line) {
            int colon = line.indexOf(": ");
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = line.substring(colon + 2).strip();
            switch (name) {
                case "each", "find", "make", "run", "undo" ->
                    steps.computeIfAbsent(name, any -> new ArrayList<>()).add(Step.parse(value));
                case "price" -> uses.put(value.split(" ")[0], Integer.valueOf(value.split(" ")[1]));
                case "profile", "region", "minutes", "wait", "pause", "expect" -> single.put(name, value);
                default -> {
                    if (!TEXTS.contains(name)) {
                        throw new IllegalArgumentException(
                                "'%s' of [%s] is no field of the register".formatted(name, id));
                    }
                    texts.put(name, value);
                }
            }
        }

        Assumption row() {
            List<Step> each = steps.getOrDefault("each", List.of());
            return new Assumption(
                    id,
                    texts,
                    needed("profile"),
                    single.get("region"),
                    Integer.parseInt(needed("minutes")),
                    Integer.parseInt(single.getOrDefault("wait", "0")),
                    Integer.parseInt(single.getOrDefault("pause", "0")),
                    uses,
                    each.isEmpty() ? null : each.getFirst(),
                    steps.getOrDefault("find", List.of()),
                    steps.getOrDefault("make", List.of()),
                    steps.getOrDefault("run", List.of()).stream().findFirst().orElseThrow(() -> missing("run")),
                    needed("expect"),
                    steps.getOrDefault("undo", List.of()));
        }

        private String needed(String name) {
            String value = single.get(name);
            if (value == null) {
                throw missing(name);
            }
            return value;
        }

        private IllegalArgumentException missing(String name) {
            return new IllegalArgumentException("[%s] must have a '%s', got none".formatted(id, name));
        }
    }
}
