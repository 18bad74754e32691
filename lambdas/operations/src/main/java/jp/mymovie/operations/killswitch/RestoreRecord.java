package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Values that stood before the cut of a level, kept in one SSM parameter: <code>{"thing":{"was":…,"declared":…,"version":…}}</code>. The
 * function makes the parameter itself: a parameter of CloudFormation would be emptied by a later deployment. It is never
 * emptied: an old entry is harmless, since only what is cut is put back. Needs {@code ssm:GetParameter} and {@code
 * ssm:PutParameter} on it.
 */
final class RestoreRecord {
    private final Aws aws;
    private final String region;
    private final String parameter;

    private long version;

    RestoreRecord(Aws aws, String region, String parameter) {
        this.aws = aws;
        this.region = region;
        this.parameter = parameter;
    }

    /** The entries by name of the thing, none when nothing was ever cut. */
    Map<String, Entry> read() {
        Map<String, @Nullable Object> answer = get(parameter);
        version = answer.get("Version") instanceof Long number ? number : 0;
        return entries(answer);
    }

    /**
     * Writes entries and reads them back.
     *
     * @return false if another run has written since {@link #read}: its entries stand beside these then, and win
     * @throws IllegalStateException when the record does not hold what was written: nothing may be cut then
     */
    boolean write(Map<String, Entry> entries) {
        long written = put(entries);
        // AWS takes no condition here, but counts the versions and keeps the last hundred.
        if (written > version + 1) {
            Map<String, Entry> both = new LinkedHashMap<>(entries);
            both.putAll(entries(get(parameter + ":" + (written - 1))));
            put(both);
            return false;
        }
        Map<String, Entry> kept = read();
        if (!kept.equals(entries)) {
            if (version > written) {
                return false;
            }
            throw new IllegalStateException("the restore record '%s' must hold %s, got %s: nothing was cut"
                    .formatted(parameter, text(entries), text(kept)));
        }
        return true;
    }

    private long put(Map<String, Entry> entries) {
        Map<String, Object> put = new LinkedHashMap<>();
        put.put("Name", parameter);
        put.put("Type", "String");
        // Above 4 KB it becomes an advanced parameter rather than an error.
        put.put("Tier", "Intelligent-Tiering");
        put.put("Overwrite", true);
        put.put("Value", text(entries));
        Object number = Json.object(aws.send(Call.json("ssm", region, "AmazonSSM.PutParameter", Json.write(put)))
                        .body())
                .get("Version");
        return number instanceof Long written ? written : 0;
    }

    private Map<String, @Nullable Object> get(String name) {
        try {
            String answer = aws.send(
                            Call.json("ssm", region, "AmazonSSM.GetParameter", Json.write(Map.of("Name", name))))
                    .body();
            return Json.object(Json.object(answer), "Parameter");
        } catch (Aws.Refusal e) {
            if (e.code().equals("ParameterNotFound") || e.code().equals("ParameterVersionNotFound")) {
                return Map.of();
            }
            throw e;
        }
    }

    private static Map<String, Entry> entries(Map<String, @Nullable Object> parameter) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String text = Json.text(parameter, "Value");
        if (!text.isEmpty()) {
            Map<String, @Nullable Object> things = Json.object(text);
            things.keySet().forEach(thing -> {
                Map<String, @Nullable Object> entry = Json.object(things, thing);
                entries.put(
                        thing,
                        new Entry(
                                Json.text(entry, "was"),
                                entry.get("declared") instanceof String declared
                                                && entry.get("version") instanceof Long version
                                        ? new Declaration(declared, version)
                                        : null,
                                entry.containsKey("settled"),
                                entry.get("mended") instanceof String mended ? mended : null));
            });
        }
        return entries;
    }

    private static String text(Map<String, Entry> entries) {
        Map<String, Object> things = new LinkedHashMap<>();
        entries.forEach((thing, entry) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("was", entry.was());
            if (entry.declared() != null) {
                members.put("declared", entry.declared().value());
                members.put("version", entry.declared().version());
            }
            if (entry.settled()) {
                members.put("settled", true);
            }
            if (entry.mended() != null) {
                members.put("mended", entry.mended());
            }
            things.put(thing, members);
        });
        return Json.write(things);
    }
}
