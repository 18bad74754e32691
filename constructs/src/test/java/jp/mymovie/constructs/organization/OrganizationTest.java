package jp.mymovie.constructs.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The organization with its units and accounts. */
class OrganizationTest {
    private final Stack stack = SampleStack.create();

    private Organization.Builder organization() {
        return Organization.Builder.create(stack, "Organization");
    }

    @Test
    void hasAllFeaturesAndOutlivesTheStack() {
        organization().build();

        Template template = Template.fromStack(stack);
        template.hasResource(
                "AWS::Organizations::Organization",
                Match.objectLike(Map.of(
                        "DeletionPolicy", "Retain",
                        "UpdateReplacePolicy", "Retain",
                        "Properties", Map.of("FeatureSet", "ALL"))));
    }

    @Test
    void takesOneThatExists() {
        Organization organization =
                organization().existing("o-a1b2c3d4e5", "r-a1b2").build();
        OrganizationalUnit.under(organization, "workloads");

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Organizations::Organization", 0);
        template.hasResourceProperties(
                "AWS::Organizations::OrganizationalUnit", Map.of("ParentId", "r-a1b2", "Name", "workloads"));
        assertThat(organization.organizationId()).isEqualTo("o-a1b2c3d4e5");
    }

    @Test
    void takesUnitsThatExist() {
        Organization organization =
                organization().existing("o-a1b2c3d4e5", "r-a1b2").build();
        OrganizationalUnit unit = OrganizationalUnit.existing(organization, "Sandbox", "ou-a1b2-c3d4e5f6");
        account(unit, "Films").build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Organizations::OrganizationalUnit", 0);
        template.hasResourceProperties(
                "AWS::Organizations::Account", Match.objectLike(Map.of("ParentIds", List.of("ou-a1b2-c3d4e5f6"))));
        assertThatThrownBy(() -> OrganizationalUnit.existing(organization, "Other", "r-a1b2"))
                .hasMessageStartingWith("'Sample/Organization/Other' must be like ou-a1b2-c3d4e5f6, got r-a1b2: ");
    }

    @Test
    void refusesIdsThatAreNone() {
        assertThatThrownBy(() -> organization().existing("x", "r-a1b2").build())
                .hasMessage("'organizationId' must be like o-a1b2c3d4e5, got x");
        assertThatThrownBy(() -> organization().existing("o-a1b2c3d4e5", "x").build())
                .hasMessage("'rootId' must be like r-a1b2, got x");
    }

    @Test
    void holdsUnitsInUnits() {
        OrganizationalUnit outer = OrganizationalUnit.under(organization().build(), "workloads");
        OrganizationalUnit.under(outer, "films");

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Organizations::OrganizationalUnit", 2);
        template.allResources("AWS::Organizations::OrganizationalUnit", Map.of("DeletionPolicy", "Retain"));
        assertThatThrownBy(() -> OrganizationalUnit.under(outer, " "))
                .hasMessage(
                        "'Sample/Organization/workloads/ ' must have a name of 1 to 128 characters, got  : shorten it");
    }

    @Test
    void refusesUnitsDeeperThanAwsTakesThem() {
        OrganizationalUnit unit = OrganizationalUnit.under(organization().build(), "one");
        for (String name : List.of("two", "three", "four", "five")) {
            unit = OrganizationalUnit.under(unit, name);
        }
        OrganizationalUnit deepest = unit;

        assertThatThrownBy(() -> OrganizationalUnit.under(deepest, "six"))
                .hasMessage("'Sample/Organization/one/two/three/four/five/six' must be at most 5 deep, got 6: "
                        + "put it under a unit above");
    }

    @Test
    void refusesTwoAccountsOfOneNameOrAddress() {
        OrganizationalUnit unit = OrganizationalUnit.under(organization().build(), "workloads");
        account(unit, "First").build();

        assertThatThrownBy(() -> account(unit, "Other").name("First").build())
                .hasMessage("'Sample/Other' must have a name that no other account has, got First: rename one");
        assertThatThrownBy(
                        () -> account(unit, "Second").email("FIRST@example.com").build())
                .hasMessage("'Sample/Second' must have an email that no other account has, got FIRST@example.com: "
                        + "an address takes a +suffix");
    }

    @Test
    void makesUnitsAndAccountsOneAfterAnotherAndNeverClosesThem() {
        Organization organization = organization().build();
        OrganizationalUnit unit = OrganizationalUnit.under(organization, "workloads");
        OrganizationalUnit.under(unit, "films");
        OrganizationalUnit.under(organization, "security");
        account(unit, "First").build();
        account(unit, "Second").build();

        Template template = Template.fromStack(stack);
        template.allResources(
                "AWS::Organizations::Account",
                Match.objectLike(Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain")));
        template.hasResource(
                "AWS::Organizations::OrganizationalUnit",
                Match.objectLike(Map.of("Properties", Map.of("Name", "workloads"), "DependsOn", Match.absent())));
        follows(template, "AWS::Organizations::OrganizationalUnit", "Name", "films", "Organizationworkloads.*");
        follows(template, "AWS::Organizations::OrganizationalUnit", "Name", "security", "Organizationworkloadsfilms.*");
        follows(template, "AWS::Organizations::Account", "AccountName", "First", "Organizationsecurity.*");
        follows(template, "AWS::Organizations::Account", "AccountName", "Second", "First.*");
    }

    private static void follows(Template template, String type, String key, String name, String before) {
        template.hasResource(
                type,
                Match.objectLike(
                        Map.of("Properties", Map.of(key, name), "DependsOn", List.of(Match.stringLikeRegexp(before)))));
    }

    @Test
    void refusesAccountsThatAwsWouldRefuse() {
        OrganizationalUnit unit = OrganizationalUnit.under(organization().build(), "workloads");
        assertThatThrownBy(() -> account(unit, "x".repeat(51)).build())
                .hasMessage(
                        "'Sample/%s' must have a name of 1 to 50 characters, got %s: shorten it",
                        "x".repeat(51), "x".repeat(51));
        String longest = "x".repeat(64) + "@example.com";
        assertThatThrownBy(() -> account(unit, "Stg").email(longest).build())
                .hasMessage(
                        "'Sample/Stg' must have an address of at most 64 characters, got %s: give the account one of its own",
                        longest);
        assertThatThrownBy(() -> MemberAccount.Builder.create(stack, "Lost")
                        .name("Lost")
                        .email("lost@example.com")
                        .build())
                .hasMessage("'Sample/Lost' must have a unit, got null: say in which unit it is governed");
    }

    private MemberAccount.Builder account(OrganizationalUnit unit, String name) {
        return MemberAccount.Builder.create(stack, name)
                .name(name)
                .email(name + "@example.com")
                .unit(unit);
    }
}
