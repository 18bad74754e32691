package jp.mymovie.policy.rehearse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.policy.Authorization;
import org.jspecify.annotations.Nullable;

/** Everything that is there at a moment of the first day, or of the last. */
final class Moment {
    /** The user of the management account that its root user makes by hand. */
    static final String FIRST_DAY = "first-day";

    private final Blueprint blueprint;
    private final Values values;
    private final Authorization.Plan plan;
    private final Users users = new Users();
    private final References references;
    private final Map<String, Set<String>> deployed = new LinkedHashMap<>();
    private final Set<String> recorded = new TreeSet<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Map<String, String> requested = new LinkedHashMap<>();
    private final Set<String> unprotected = new TreeSet<>();
    private @Nullable Authorization policies;

    Moment(Blueprint blueprint) {
        this.blueprint = blueprint;
        this.values = blueprint.values();
        this.plan = new Authorization.Plan(blueprint.all(), blueprint.accounts());
        this.references = new References(blueprint, values);
        blueprint.recorded().stream()
                .filter(Blueprint.Recorded::known)
                .map(Blueprint.Recorded::path)
                .forEach(recorded::add);
    }

    Blueprint blueprint() {
        return blueprint;
    }

    Values values() {
        return values;
    }

    Users users() {
        return users;
    }

    References references() {
        return references;
    }

    boolean has(String stack) {
        return deployed.containsKey(stack);
    }

    Set<String> stacks() {
        return deployed.keySet();
    }

    /** The stacks of an account that are there. */
    List<Stack> of(String stage) {
        return blueprint.all().stream()
                .filter(stack -> stack.stage().equals(stage) && has(stack.name()))
                .toList();
    }

    void deploy(Stack stack) {
        deployed.put(stack.name(), new TreeSet<>(recorded));
        policies = null;
    }

    void remove(Stack stack) {
        deployed.remove(stack.name());
        policies = null;
    }

    void unprotect(String stack) {
        unprotected.add(stack);
    }

    boolean isProtected(String stack) {
        return blueprint.guarded().contains(stack) && !unprotected.contains(stack);
    }

    /** The recorded values that were known when the stack was last deployed. */
    Set<String> knownTo(String stack) {
        return deployed.getOrDefault(stack, Set.of());
    }

    void record(String path) {
        recorded.add(path);
    }

    Set<String> recorded() {
        return recorded;
    }

    /** Notes something made by hand, such as a secret or a certificate. */
    void make(String thing) {
        made.add(thing);
    }

    /** Notes a certificate that is not validated yet. */
    void request(String stage, String certificate) {
        requested.put(stage, certificate);
    }

    /** The certificate that was requested last in the stage's account is valid from now on. */
    void validate(String stage) {
        String certificate = requested.get(stage);
        if (certificate != null) {
            make(certificate);
        }
    }

    boolean isMade(String thing) {
        return made.contains(thing);
    }

    /** Decisions by the policies that are attached now. */
    Authorization policies() {
        if (policies == null) {
            List<Stack> there = new ArrayList<>();
            blueprint.all().stream().filter(stack -> has(stack.name())).forEach(there::add);
            policies = plan.at(there).with(blueprint.management().name(), FIRST_DAY);
        }
        return policies;
    }
}
