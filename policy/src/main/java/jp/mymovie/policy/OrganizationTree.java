package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/** Root, units and accounts of the organization, and the policies attached to each. */
final class OrganizationTree {
    static final String ROOT = "r-root";
    private static final String SERVICE = "SERVICE_CONTROL_POLICY";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Map<String, List<Policy>>> attached = new HashMap<>();

    OrganizationTree(List<Stack> stacks, Values values) {
        names.put(ROOT, "the root");
        Assembly.resources(stacks, "AWS::Organizations::OrganizationalUnit").forEach(unit -> {
            String id = values.ref(unit);
            parents.put(id, values.text(unit, "ParentId"));
            names.put(id, "unit " + values.text(unit, "Name"));
        });
        Assembly.resources(stacks, "AWS::Organizations::Account").forEach(account -> {
            String id = values.ref(account);
            JsonNode parent = account.property("ParentIds").path(0);
            parents.put(id, parent.isMissingNode() ? ROOT : values.text(account.stack(), parent));
            names.put(id, "account " + values.text(account, "AccountName"));
        });
        Assembly.resources(stacks, "AWS::Organizations::Policy").forEach(policy -> {
            JsonNode content = values.value(policy, "Content");
            Policy read = Policy.of(policy.place(), content.isTextual() ? Policy.parse(content.asText()) : content);
            for (JsonNode target : values.value(policy, "TargetIds")) {
                attached.computeIfAbsent(policy.property("Type").asText(), type -> new HashMap<>())
                        .computeIfAbsent(target.asText(), id -> new ArrayList<>())
                        .add(read);
            }
        });
    }

    /** Whether guardrails bind it: every account but the one that owns the organization. */
    boolean isMember(String account) {
        return parents.containsKey(account);
    }

    /** The root and the units that hold no account of the templates, by name: where new and closed ones go. */
    Map<String, String> vacant() {
        Map<String, String> vacant = new TreeMap<>();
        names.forEach((id, name) -> {
            if (!parents.containsValue(id) || id.equals(ROOT)) {
                vacant.put(name.substring(name.indexOf(' ') + 1), id);
            }
        });
        vacant.values().removeIf(id -> !id.startsWith("ou-") && !id.equals(ROOT));
        return vacant;
    }

    /** Places an account that is not in the templates, such as one just made. */
    void place(String account, String parent) {
        parents.put(account, parent);
        names.put(account, "account " + account);
    }

    /** {@code o-…/r-…/ou-…/}, as {@code aws:PrincipalOrgPaths} has it. */
    String path(String organizationId, String account) {
        StringBuilder path = new StringBuilder();
        String id = parents.getOrDefault(account, ROOT);
        while (id != null) {
            path.insert(0, id + "/");
            id = parents.get(id);
        }
        return organizationId + "/" + path;
    }

    /** Service control policies from the root down to the account, each level with AWS's own that allows everything. */
    Map<String, List<Policy>> serviceControl(String account) {
        Map<String, List<Policy>> levels = levels(account, SERVICE);
        levels.replaceAll((name, policies) -> {
            List<Policy> all = new ArrayList<>(List.of(AwsManaged.FULL_ACCESS));
            all.addAll(policies);
            return all;
        });
        return levels;
    }

    Map<String, List<Policy>> resourceControl(String account) {
        return levels(account, "RESOURCE_CONTROL_POLICY");
    }

    private Map<String, List<Policy>> levels(String account, String type) {
        List<String> path = new ArrayList<>();
        if (isMember(account)) {
            String id = account;
            while (id != null) {
                path.addFirst(id);
                id = parents.get(id);
            }
        }
        Map<String, List<Policy>> levels = new LinkedHashMap<>();
        for (String id : path) {
            levels.put(
                    names.getOrDefault(id, id),
                    attached.getOrDefault(type, Map.of()).getOrDefault(id, List.of()));
        }
        return levels;
    }

    /** Puts another policy in the place of one, wherever it is attached: to see what would change. */
    void replace(Policy old, Policy by) {
        attached.values()
                .forEach(targets -> targets.values()
                        .forEach(policies ->
                                policies.replaceAll(policy -> policy.name().equals(old.name()) ? by : policy)));
    }

    /** All policies attached anywhere, each once; those that are no statements are left out. */
    List<Policy> policies() {
        return attached.values().stream()
                .flatMap(targets -> targets.values().stream())
                .flatMap(List::stream)
                .distinct()
                .filter(policy -> policy.document().has("Statement"))
                .toList();
    }
}
