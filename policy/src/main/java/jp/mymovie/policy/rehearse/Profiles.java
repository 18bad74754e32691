package jp.mymovie.policy.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CLI's profiles as the runbook has its reader write them, and the user behind each access key. */
final class Profiles {
    /** @param mfa whether the profile asks for a second factor */
    private record Profile(@Nullable String role, @Nullable String source, boolean mfa, String region) {}

    /** Somebody's way: each hop a role, from the user whose key it is. */
    record Way(String user, boolean mfa, List<String> roles, String region) {
        /** Name of the last role, or of the user. */
        String who(Blueprint blueprint) {
            return roles.isEmpty() ? user : name(blueprint, roles.getLast());
        }

        /** {@code Prod/Administrator} for a role's ARN. */
        static String name(Blueprint blueprint, String arn) {
            return blueprint.stage(arn.split(":")[4]) + "/" + arn.substring(arn.indexOf("/") + 1);
        }
    }

    private final Map<String, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();

    /** Reads a block of {@code ~/.aws/config}; a profile written again replaces the one before. */
    void write(String block) {
        String name = "";
        for (String line : block.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                name = line.replaceAll("\\[(profile )?|]", "");
                profiles.put(name, new Profile(null, null, false, ""));
            } else if (line.contains("=") && !line.startsWith("#")) {
                Profile before = profiles.get(name);
                String value = line.split("=", 2)[1].strip();
                Profile now = before == null
                        ? null
                        : switch (line.split("=", 2)[0].strip()) {
                            case "role_arn" -> new Profile(value, before.source, before.mfa, before.region);
                            case "source_profile" -> new Profile(before.role, value, before.mfa, before.region);
                            case "mfa_serial" -> new Profile(before.role, before.source, true, before.region);
                            case "region" -> new Profile(before.role, before.source, before.mfa, value);
                            default -> before;
                        };
                if (now != null) {
                    profiles.put(name, now);
                }
            }
        }
    }

    /** Says whose access key a profile holds. */
    void key(String profile, String user) {
        keys.put(profile, user);
    }

    /** @throws IllegalArgumentException if no block above wrote the profile, or nobody's key is in it */
    Way way(String name) {
        Profile profile = profiles.get(name);
        if (profile == null && !keys.containsKey(name)) {
            throw new IllegalArgumentException("profile '%s' was not written above".formatted(name));
        }
        if (profile == null || profile.role == null) {
            String user = keys.get(name);
            if (user == null) {
                throw new IllegalArgumentException("profile '%s' holds nobody's key".formatted(name));
            }
            return new Way(user, false, List.of(), profile == null ? "" : profile.region);
        }
        Way source = way(java.util.Objects.requireNonNull(profile.source, name + " must have a source_profile"));
        List<String> roles = new java.util.ArrayList<>(source.roles);
        roles.add(profile.role);
        return new Way(source.user, source.mfa || profile.mfa, List.copyOf(roles), profile.region);
    }
}
