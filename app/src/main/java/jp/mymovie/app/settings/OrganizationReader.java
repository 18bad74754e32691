package jp.mymovie.app.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code estate.organization}: an organization that is there before the estate. */
final class OrganizationReader {
    private OrganizationReader() {}

    /** @param accounts the accounts of the estate, whose units may be named */
    static Estate.@Nullable Organization read(Setting organization, List<Estate.Account> accounts) {
        if (!organization.isPresent()) {
            return null;
        }
        organization.onlyKeys("id", "root", "units");
        String id = organization
                .get("id")
                .matching(
                        "o-[a-z0-9]{10,32}",
                        "the id of an organization such as o-a1b2c3d4e5, shown by aws organizations describe-organization");
        String root = organization
                .get("root")
                .matching("r-[a-z0-9]{4,32}", "the id of a root such as r-a1b2, shown by aws organizations list-roots");
        Map<String, String> units = new LinkedHashMap<>();
        if (organization.optional("units").isPresent()) {
            Setting given = organization.get("units");
            Set<String> known = new TreeSet<>(
                    Stream.concat(accounts.stream().map(Estate.Account::unit), Stream.of("quarantine", "suspended"))
                            .filter(unit -> !unit.isEmpty())
                            .toList());
            for (String name : given.keys()) {
                Setting unit = given.get(name);
                if (!known.contains(name)) {
                    throw unit.wrong("of a unit that the estate knows, one of %s".formatted(known));
                }
                String unitId = unit.matching(
                        "ou-%s-[a-z0-9]{8,32}".formatted(root.substring(2)),
                        ("a unit of root %s such as ou-%s-c3d4e5f6, shown by aws organizations "
                                        + "list-organizational-units-for-parent")
                                .formatted(root, root.substring(2)));
                if (units.containsValue(unitId)) {
                    throw unit.wrong("a unit that no other name has");
                }
                units.put(name, unitId);
            }
        }
        return new Estate.Organization(id, root, Collections.unmodifiableMap(units));
    }
}
