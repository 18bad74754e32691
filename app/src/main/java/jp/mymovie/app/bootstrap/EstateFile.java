package jp.mymovie.app.bootstrap;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.bootstrap.GitHubRepository;

/**
 * Writes {@code estate.json} into the cloud assembly: the part of each account, the stage of a service that it runs, and
 * the values that a person records. Templates do not say that, and what reads the assembly does not read the settings.
 */
public final class EstateFile {
    private static final JsonMapper JSON = new JsonMapper();

    private EstateFile() {}

    /** Writes the file; equal settings give equal bytes. */
    public static void write(Estate estate, Path assembly) {
        ObjectNode file = JSON.createObjectNode();
        file.put("system", estate.system());
        file.put("homeRegion", estate.homeRegion());
        file.put("domain", estate.domain());
        ArrayNode accounts = file.putArray("accounts");
        for (Estate.Account account : estate.accounts()) {
            ObjectNode entry = accounts.addObject();
            entry.put("name", account.name());
            entry.put("role", role(account.role()));
            entry.put("slug", account.slug());
            entry.put("id", account.id());
            estate.stageIn(account).ifPresent(stage -> {
                entry.put("service", stage.service());
                entry.put("stage", stage.name());
                entry.put("host", stage.host());
                GitHubRepository repository = estate.serviceOf(stage).repository();
                ObjectNode deploys = entry.putObject("repository");
                deploys.put("name", repository.name());
                if (repository.id() != null) {
                    deploys.put("id", repository.id());
                    deploys.put("ownerId", repository.ownerId());
                }
            });
        }
        file.put("recoveryKey", estate.recoveryKey() != null);
        ArrayNode recorded = file.putArray("recorded");
        for (Crossed value : Crossed.recorded(estate)) {
            ObjectNode entry = recorded.addObject();
            entry.put("path", value.path());
            entry.put("maker", value.maker());
            entry.put("users", value.users());
            entry.put("known", value.isKnown());
            entry.put("leftOut", value.kind().isLeftOut());
        }
        try {
            Files.writeString(
                    assembly.resolve("estate.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be a folder that can be written to".formatted(assembly), e);
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
