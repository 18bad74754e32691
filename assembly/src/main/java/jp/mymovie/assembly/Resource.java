package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of a template.
 *
 * @param stack where it stands
 * @param id its logical id
 * @param node its type and properties as synthesized, intrinsic functions included
 */
public record Resource(Stack stack, String id, JsonNode node) {

    /** Its CloudFormation type. */
    public String type() {
        return node.path("Type").asText();
    }

    /** A property as synthesized, or a missing node. */
    public JsonNode property(String name) {
        return node.path("Properties").path(name);
    }

    /** Stack and logical id, as in {@code Stg/Data/Movies26A0D4F1}. */
    public String place() {
        return stack.name() + "/" + id;
    }

    /** The logical id without the eight figures that the CDK puts at its end. */
    public String plainId() {
        return id.replaceFirst("[0-9A-F]{8}$", "");
    }

    @Override
    public String toString() {
        return "%s '%s' of %s".formatted(type(), id, stack.name());
    }
}
