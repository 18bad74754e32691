package jp.mymovie.constructs.organization;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.organizations.CfnOrganizationalUnit;
import software.constructs.Construct;

/** A unit of accounts that are governed alike; it outlives the stack, since a unit with accounts can't be deleted. */
public final class OrganizationalUnit extends Construct {
    private final String unitId;

    private OrganizationalUnit(Construct scope, String id, String parentId, String name) {
        super(scope, id);
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("'name' must be 1 to 128 characters, got %s".formatted(name));
        }
        CfnOrganizationalUnit resource = CfnOrganizationalUnit.Builder.create(this, "Resource")
                .parentId(parentId)
                .name(name)
                .build();
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
        this.unitId = resource.getAttrId();
    }

    /** A unit right under the root. */
    public static OrganizationalUnit under(Organization organization, String name) {
        return new OrganizationalUnit(organization, name, organization.rootId(), name);
    }

    /** A unit in another. */
    public static OrganizationalUnit under(OrganizationalUnit unit, String name) {
        return new OrganizationalUnit(unit, name, unit.unitId, name);
    }

    /** {@code ou-…} */
    public String unitId() {
        return unitId;
    }
}
