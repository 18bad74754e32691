package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Resources that a first deployment which failed leaves behind. What has a name of ours must go with it, or the next
 * deployment finds the name taken.
 */
class RetainedTest {
    /** Types that stay in any case, and why nothing is in the way of the next deployment. */
    private static final Map<String, String> KEPT = Map.of(
            "AWS::Cognito::UserPool", "protected against deletion, so a roll-back would fail on it; ids are AWS's",
            "AWS::DynamoDB::Table",
                    "protected against deletion, so a roll-back would fail on it; the next deployment imports it",
            "AWS::Logs::LogGroup", "says why the deployment failed; its name is generated, and an empty one is free",
            "AWS::Logs::LogStream", "goes with its group",
            "AWS::Organizations::Account", "closing one takes 90 days and burns its address; the next imports it",
            "AWS::Organizations::Organization", "holds the accounts; the next imports it",
            "AWS::Organizations::OrganizationalUnit", "holds accounts; the next imports it");

    @Test
    void onlyWhatBlocksNothingOrIsImportedOutlivesAFirstDeploymentThatFailed() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (JsonNode template : templates()) {
            template.path("Resources").forEach(resource -> {
                String type = resource.path("Type").asText();
                String policy = resource.path("DeletionPolicy").asText();
                if (policy.equals("Retain")) {
                    seen.add(type);
                    // A table or pool that is not protected could be rolled back.
                    JsonNode protection = resource.at("/Properties/DeletionProtection");
                    JsonNode enabled = resource.at("/Properties/DeletionProtectionEnabled");
                    if (KEPT.getOrDefault(type, "").startsWith("protected")
                            && !protection.asText().equals("ACTIVE")
                            && !enabled.asBoolean()) {
                        wrong.add(type + " is not protected: " + resource);
                    }
                }
                if (policy.startsWith("Retain")
                        && !resource.path("UpdateReplacePolicy").asText().equals("Retain")) {
                    wrong.add(type + " is lost when it is replaced: " + resource);
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isEqualTo(new TreeSet<>(KEPT.keySet()));
    }

    /** Generated names alone: one that is given would be taken when the next deployment comes, unless that imports it. */
    @Test
    void noNameOfOursOutlivesAFirstDeploymentThatFailed() throws IOException {
        List<String> named = new ArrayList<>();
        for (JsonNode template : templates()) {
            template.path("Resources").forEach(resource -> {
                String type = resource.path("Type").asText();
                if (resource.path("DeletionPolicy").asText().equals("Retain")
                        && !KEPT.getOrDefault(type, "").endsWith("imports it")) {
                    for (String name : List.of("TableName", "LogGroupName", "BucketName")) {
                        if (resource.path("Properties").path(name).isTextual()) {
                            named.add(type + " " + resource.path("Properties").path(name));
                        }
                    }
                }
            });
        }
        assertThat(named).isEmpty();
    }

    /** Those of the stacks, and those that prepare the accounts. */
    private static List<JsonNode> templates() throws IOException {
        List<JsonNode> templates = new ArrayList<>(Assembly.templates().values());
        try (Stream<Path> files = Files.list(Assembly.directory().resolve("bootstrap"))) {
            files.sorted().map(Assembly::read).forEach(templates::add);
        }
        return templates;
    }
}
