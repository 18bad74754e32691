package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of a template.
 *
 * @param stack where it stands
 * @param id its logical id
 * @param node as synthesized
 */
record Resource(Stack stack, String id, JsonNode node) {
    String type() {
        return node.path("Type").asText();
    }

    JsonNode property(String name) {
        return node.path("Properties").path(name);
    }

    /** How a person finds it. */
    String name() {
        return stack.name() + "/" + id;
    }

    /** The logical id as the code calls it, without the CDK's eight figures at its end. */
    String plainId() {
        return id.replaceFirst("[0-9A-F]{8}$", "");
    }
}
