package jp.mymovie.constructs.organization;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnOrganizationalUnit;
import software.constructs.Construct;

/**
 * A unit of accounts that are governed alike; it outlives the stack, since a unit with accounts can't be deleted. Units
 * nest as deep as {@link PolicyQuota#UNIT_DEPTH}.
 */
public final class OrganizationalUnit extends Construct {
    private final Organization organization;
    private final String unitId;
    private final int depth;

    private OrganizationalUnit(Construct scope, Organization organization, String parentId, String name, int depth) {
        super(scope, name);
        String path = getNode().getPath();
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException(
                    "'%s' must have a name of 1 to 128 characters, got %s: shorten it".formatted(path, name));
        }
        if (depth > PolicyQuota.UNIT_DEPTH) {
            throw new IllegalArgumentException("'%s' must be at most %d deep, got %d: put it under a unit above"
                    .formatted(path, PolicyQuota.UNIT_DEPTH, depth));
        }
        CfnOrganizationalUnit resource = CfnOrganizationalUnit.Builder.create(this, "Resource")
                .parentId(parentId)
                .name(name)
                .build();
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
        organization.oneAtATime().add(resource);
        this.organization = organization;
        this.unitId = resource.getAttrId();
        this.depth = depth;
    }

    private OrganizationalUnit(Organization organization, String name, String unitId) {
        super(organization, name);
        if (!unitId.matches("ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}")) {
            throw new IllegalArgumentException(
                    "'%s' must be like ou-a1b2-c3d4e5f6, got %s: see organizations list-organizational-units-for-parent"
                            .formatted(getNode().getPath(), unitId));
        }
        this.organization = organization;
        this.unitId = unitId;
        this.depth = 1;
    }

    /**
     * A unit right under the root.
     *
     * @throws IllegalArgumentException if AWS would not take the name
     */
    public static OrganizationalUnit under(Organization organization, String name) {
        return new OrganizationalUnit(organization, organization, organization.rootId(), name, 1);
    }

    /**
     * A unit in another.
     *
     * @throws IllegalArgumentException if AWS would not take the name or the depth
     */
    public static OrganizationalUnit under(OrganizationalUnit unit, String name) {
        return new OrganizationalUnit(unit, unit.organization, unit.unitId, name, unit.depth + 1);
    }

    /**
     * One that exists already, made by Control Tower for instance; it counts as one right under the root.
     *
     * @param unitId {@code ou-…}
     * @throws IllegalArgumentException if the id has not the form of one
     */
    public static OrganizationalUnit existing(Organization organization, String name, String unitId) {
        return new OrganizationalUnit(organization, name, unitId);
    }

    Organization organization() {
        return organization;
    }

    /** {@code ou-…} */
    public String unitId() {
        return unitId;
    }
}
