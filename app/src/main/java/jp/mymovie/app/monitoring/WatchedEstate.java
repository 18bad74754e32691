package jp.mymovie.app.monitoring;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import jp.mymovie.app.settings.Estate;

/** The estate as the checkup's function reads it. */
final class WatchedEstate {
    private static final JsonMapper JSON = new JsonMapper();

    private WatchedEstate() {}

    static String json(MonitoringStage stage, String runbooks, List<String> topics) {
        Estate estate = stage.estate();
        ObjectNode json = JSON.createObjectNode();
        json.put("homeRegion", estate.homeRegion());
        json.put("domain", estate.domain());
        json.put("since", estate.logs().firstDay().toString());
        json.put("runbooks", runbooks);
        ArrayNode told = json.putArray("topics");
        topics.forEach(told::add);
        ArrayNode accounts = json.putArray("accounts");
        for (Estate.Account account : estate.accounts()) {
            ObjectNode entry = accounts.addObject();
            entry.put("id", account.id());
            entry.put("name", account.name());
            entry.put("role", role(account.role()));
            estate.stageIn(account).ifPresent(each -> watched(stage, each, entry.putObject("stage")));
        }
        return json.toString();
    }

    private static void watched(MonitoringStage stage, Estate.Stage each, ObjectNode json) {
        Estate.Probe asks = stage.estate().serviceOf(each).probe();
        json.put("service", each.service());
        json.put("name", each.name());
        json.put("host", each.host());
        json.put("probe", ProbeStack.functionName(stage, each));
        json.put("read", asks.read());
        json.put("signIn", asks.signIn());
        json.put("catalogue", asks.catalogue());
        json.put("cached", asks.cached());
        // People look at stages before production themselves.
        if (each.isProduction() && !asks.own().isEmpty()) {
            json.put("token", ProbeStack.tokenName(stage, each));
        }
    }

    private static String role(Estate.Role role) {
        return switch (role) {
            case MANAGEMENT -> "management";
            case LOG_ARCHIVE -> "logArchive";
            case MONITORING -> "monitoring";
            case WORKLOAD -> "workload";
        };
    }
}
