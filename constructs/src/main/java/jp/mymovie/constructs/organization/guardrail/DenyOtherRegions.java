package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Nothing is used outside the regions in use, but for services that have none: {@code global-services.txt} says why each.
 *
 * @param regions the regions in use, such as the home region and us-east-1
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html">SCP examples</a>
 */
public record DenyOtherRegions(List<String> regions) implements Guardrail {
    public DenyOtherRegions {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("'regions' must name the regions in use, got []");
        }
    }

    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut("DenyOtherRegions", Exemption.actions(Exemption.GLOBAL))
                .when(Map.of("StringNotEquals", Map.of("aws:RequestedRegion", regions))));
    }
}
