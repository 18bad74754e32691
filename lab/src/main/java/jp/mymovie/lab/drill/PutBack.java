package jp.mymovie.lab.drill;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runbook's own commands that put back what a restored table lacks. Those that DynamoDB Local knows are run against
 * it; of the others, whose calls it refuses, it is noted that the runbook has them.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html">What must
 *     be set up by hand on a restored table</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.Tutorial.html">The
 *     same after point-in-time recovery</a>
 */
final class PutBack {
    /** Settings that a restored table lacks by AWS, of those that the templates set; alarms and policies know the table by its name. */
    static final Set<String> LACKING =
            new TreeSet<>(Set.of("deletion protection", "point-in-time recovery", "stream", "tags", "time to live"));

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COMMAND = Pattern.compile("(?m)^aws dynamodb (\\S+) (.*)$");
    private static final Pattern MAP = Pattern.compile("(\\w+)=([^,\\s]+)");

    private final List<String> commands = new ArrayList<>();
    private final Set<String> done = new TreeSet<>();

    private PutBack() {}

    /** Runs the block of commands that follows the marker of the runbook. */
    static PutBack run(String runbook, DrilledTable table) {
        Matcher block =
                Pattern.compile("(?s)<!-- put back -->\\s*```sh\\n(.*?)```").matcher(runbook);
        if (!block.find()) {
            throw new IllegalArgumentException("the runbook must have a block after '<!-- put back -->', got none");
        }
        PutBack putBack = new PutBack();
        Matcher command = COMMAND.matcher(block.group(1).replaceAll("\\\\\\n\\s*", ""));
        while (command.find()) {
            putBack.commands.add(command.group(1));
            putBack.run(command.group(1), command.group(2), table);
        }
        return putBack;
    }

    private void run(String operation, String options, DrilledTable table) {
        ObjectNode request = JSON.createObjectNode();
        switch (operation) {
            case "update-table" -> {
                if (options.contains("--stream-specification")) {
                    map(options, "--stream-specification", request.putObject("StreamSpecification"));
                    table.call("UpdateTable", request);
                    done.add("stream");
                }
                if (options.contains("--deletion-protection-enabled")) {
                    done.add("deletion protection");
                }
            }
            case "update-time-to-live" -> {
                map(options, "--time-to-live-specification", request.putObject("TimeToLiveSpecification"));
                table.call("UpdateTimeToLive", request);
                done.add("time to live");
            }
            case "update-continuous-backups" -> done.add("point-in-time recovery");
            case "tag-resource" -> done.add("tags");
            case "wait", "describe-table" -> {}
            default ->
                throw new IllegalArgumentException(
                        "'aws dynamodb %s' must be known to the drill: add it to PutBack".formatted(operation));
        }
    }

    private static void map(String options, String name, ObjectNode target) {
        Matcher members = MAP.matcher(
                options.substring(options.indexOf(name) + name.length()).strip().split(" ")[0]);
        while (members.find()) {
            String value = members.group(2).replace("\"", "");
            if (value.matches("true|false")) {
                target.put(members.group(1), Boolean.parseBoolean(value));
            } else {
                target.put(members.group(1), value);
            }
        }
    }

    /** Settings that are there again. */
    Set<String> done() {
        return done;
    }

    List<String> commands() {
        return List.copyOf(commands);
    }
}
