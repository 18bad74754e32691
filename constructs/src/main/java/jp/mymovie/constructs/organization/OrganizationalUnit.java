package jp.mymovie.constructs.organization;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnOrganizationalUnit;
import software.constructs.Construct;

/**
 * A unit of accounts that are governed alike; it outlives the stack, since a unit with accounts can't be deleted. Units
 * nest as deep as {@link PolicyQuota#UNIT_DEPTH}.
 */
public final class OrganizationalUnit extends Construct {
    private final String unitId;
    private final int depth;

    private OrganizationalUnit(Construct scope, String parentId, String name, int depth) {
        super(scope, name);
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("'name' must be 1 to 128 characters, got %s".formatted(name));
        }
        if (depth > PolicyQuota.UNIT_DEPTH) {
            throw new IllegalArgumentException("unit '%s' must be at most %d deep, got %d: put it under a unit above"
                    .formatted(name, PolicyQuota.UNIT_DEPTH, depth));
        }
        CfnOrganizationalUnit resource = CfnOrganizationalUnit.Builder.create(this, "Resource")
                .parentId(parentId)
                .name(name)
                .build();
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
        this.unitId = resource.getAttrId();
        this.depth = depth;
    }

    /**
     * A unit right under the root.
     *
     * @throws IllegalArgumentException if AWS would not take the name
     */
    public static OrganizationalUnit under(Organization organization, String name) {
        return new OrganizationalUnit(organization, organization.rootId(), name, 1);
    }

    /**
     * A unit in another.
     *
     * @throws IllegalArgumentException if AWS would not take the name or the depth
     */
    public static OrganizationalUnit under(OrganizationalUnit unit, String name) {
        return new OrganizationalUnit(unit, unit.unitId, name, unit.depth + 1);
    }

    /** {@code ou-…} */
    public String unitId() {
        return unitId;
    }
}
