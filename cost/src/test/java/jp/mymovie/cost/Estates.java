package jp.mymovie.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;

/** Small estates of few resources. */
public final class Estates {
    private static final JsonMapper JSON = new JsonMapper();

    private Estates() {}

    /** Every limit that the sheet knows, each once. */
    static Assembly limited() {
        return of(limits());
    }

    /** The same before it is read, to be changed. */
    static ObjectNode limits() {
        return read("limits.json");
    }

    /** A service with a switch of all levels, an alarm at the edge, a budget and two keys. */
    public static ObjectNode flooded() {
        return read("flood.json");
    }

    private static ObjectNode read(String name) {
        try (var in = Estates.class.getResourceAsStream(name)) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stack of one resource. */
    static Assembly of(String type, String properties) {
        try {
            ObjectNode root = JSON.createObjectNode();
            root.putObject("Prod/Stack")
                    .putObject("Only")
                    .put("Type", type)
                    .set("Properties", JSON.readTree(properties));
            return of(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stacks by their names, those of the edge in us-east-1. */
    public static Assembly of(JsonNode stacks) {
        List<Stack> read = stacks.properties().stream()
                .map(entry -> new Stack(
                        entry.getKey().split("/")[0],
                        entry.getKey(),
                        entry.getKey().startsWith("Prod/") ? "000000000005" : "000000000001",
                        entry.getKey().contains("/Edge") ? "us-east-1" : "ap-northeast-1",
                        JsonNodeFactory.instance.objectNode().set("Resources", entry.getValue()),
                        Path.of("none"),
                        JSON.createObjectNode()))
                .toList();
        return new Assembly(Path.of("none"), read);
    }

    public static Sheet sheet(Assembly assembly) {
        return Rules.sheet(Templates.of(assembly), Prices.read());
    }

    public static Line line(Sheet sheet, String name) {
        return sheet.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        name + " of " + sheet.lines().stream().map(Line::name).toList()));
    }
}
