package jp.mymovie.test.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.local.http.Response;
import jp.mymovie.test.probe.OpenApi.Operation;

/** Counts what was seen, and keeps one example of each kind of fault. */
final class Tally {
    private static final int SHOWN = 300;

    private final OpenApi contract;
    private final Judge judge;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();
    private final TreeSet<String> seen = new TreeSet<>();
    private int answers;

    Tally(OpenApi contract) {
        this.contract = contract;
        this.judge = new Judge(contract);
    }

    /** Judges an answer of an estate that is well, where nothing that is sent may be our fault. */
    Response addOfWell(Ask ask, Response answer) {
        return add(ask, answer, answer.status() == 500 || answer.status() == 502);
    }

    /** Judges an answer. */
    Response add(Ask ask, Response answer) {
        return add(ask, answer, false);
    }

    private synchronized Response add(Ask ask, Response answer, boolean ours) {
        answers++;
        List<String> faults = new ArrayList<>(judge.faults(ask, answer));
        if (ours) {
            faults.add("our fault");
        }
        Operation operation = ask.operation();
        String name = operation == null ? "nothing" : operation.id();
        for (String fault : faults) {
            String kind = "%s %s %d: %s".formatted(name, ask.method(), answer.status(), cut(fault));
            counts.merge(kind, 1, Integer::sum);
            examples.putIfAbsent(
                    kind,
                    "%s %s?%s gave %s"
                            .formatted(
                                    ask.what(),
                                    ask.values(),
                                    cut(ask.query()),
                                    cut(new String(answer.body(), StandardCharsets.UTF_8))));
        }
        if (operation != null && faults.isEmpty()) {
            contract.operations().stream()
                    .filter(each -> answer.status() == 405 && each.path().equals(operation.path())
                            || each.id().equals(operation.id()))
                    .forEach(each -> seen.add(each.id() + " " + answer.status()));
        }
        return answer;
    }

    int answers() {
        return answers;
    }

    /** Kinds of answers that the contract does not describe, each with how often it came and an example. */
    List<String> faults() {
        return counts.entrySet().stream()
                .map(kind -> "%d x %s (%s)".formatted(kind.getValue(), kind.getKey(), examples.get(kind.getKey())))
                .toList();
    }

    /** Statuses that the contract declares and that no answer had. */
    List<String> unseen() {
        return contract.operations().stream()
                .flatMap(operation -> operation.statuses().stream().map(status -> operation.id() + " " + status))
                .filter(status -> !seen.contains(status))
                .sorted()
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
