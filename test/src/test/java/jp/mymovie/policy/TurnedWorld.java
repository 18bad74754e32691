package jp.mymovie.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** State of the estate: whom the administrator can act as, and what has happened to which thing. */
final class TurnedWorld {
    private static final String LOST = "lost:";
    private static final String ACTS = "acts";

    /** Roles of deployments and of other people: who acts as one has all that they may. */
    private static final Pattern OTHERS = Pattern.compile(
            ".*role/(cdk-.*|[^/]*-github-deploy|Administrator|ReadOnly|LogReader|BreakGlass|OrganizationAccountAccessRole)");

    private final TurnedEffects effects;
    private final Map<String, Identity> held = new LinkedHashMap<>();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Map<String, TurnedThing> touched = new LinkedHashMap<>();
    private final Set<String> losses = new LinkedHashSet<>();
    private final Set<String> broken = new LinkedHashSet<>();

    TurnedWorld(TurnedEffects effects, Identity administrator) {
        this.effects = effects;
        held.put(administrator.name(), administrator);
    }

    List<Identity> held() {
        return List.copyOf(held.values());
    }

    boolean holds(Identity actor) {
        return held.containsKey(actor.name());
    }

    /** Promises that are broken, each with what broke it. */
    Set<String> losses() {
        return losses;
    }

    /** The same with the very thing. */
    Set<String> broken() {
        return broken;
    }

    /** Does what is allowed. True if anything is different afterwards. */
    boolean apply(Identity actor, TurnedMoves.Move move) {
        int before = size();
        String account = actor.caller().account();
        move.rows().forEach(row -> make(row, move.thing(), account, move.action()));
        touched.values()
                .forEach(thing -> effects.byItself(thing)
                        .forEach(row -> make(row, thing, thing.account(), "the deletion of its key")));
        return size() != before;
    }

    private int size() {
        return held.size() + marks.size() + broken.size();
    }

    private void make(TurnedEffects.Row row, TurnedThing thing, String account, String by) {
        if (!row.needs().stream().allMatch(need -> marks.contains(mark(need, thing, account)))) {
            return;
        }
        for (String made : row.makes()) {
            if (made.equals(ACTS)) {
                Identity behind = thing.behind();
                if (behind != null && isOthers(behind)) {
                    lose("roles", thing, by);
                } else if (behind != null) {
                    held.putIfAbsent(behind.name(), behind);
                }
            } else if (made.startsWith(LOST)) {
                lose(made.substring(LOST.length()), thing, by);
            } else {
                marks.add(mark(made, thing, account));
                if (!made.startsWith("^")) {
                    touched.put(thing.type() + thing.arn(), thing);
                }
            }
        }
    }

    /** A new role with a path is told by its path. */
    private static boolean isOthers(Identity role) {
        List<String> arn = role.context()
                .getOrDefault("aws:PrincipalArn", List.of(role.caller().principalArn()));
        return OTHERS.matcher(arn.getFirst()).matches();
    }

    private void lose(String promise, TurnedThing thing, String by) {
        String loss = "%s by %s on %s".formatted(promise, by, thing.type());
        losses.add(loss);
        broken.add(loss + " " + thing.arn());
    }

    /** Of the account of whoever acts, or of the thing and what it would be made with. */
    private static String mark(String mark, TurnedThing thing, String account) {
        return mark.startsWith("^") ? mark + "@" + account : mark + "@" + thing.arn() + thing.context();
    }
}
