package jp.mymovie.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** AWS as the command line interface shows it to a profile. */
final class Aws {
    private static final JsonMapper JSON = new JsonMapper();

    private final Programs programs;

    Aws(Programs programs) {
        this.programs = programs;
    }

    /** Answer that did not come: no access, no such profile, no network. The message is the CLI's own last line. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }

    /**
     * Asks in an account and a region.
     *
     * @throws Unknown if the command fails or does not answer with JSON
     */
    JsonNode ask(Place place, Look look, String... options) throws Unknown, InterruptedException {
        List<String> words = new ArrayList<>(look.words(options));
        words.addAll(List.of("--output", "json", "--profile", place.profile(), "--region", place.region()));
        Programs.Said said = programs.run(words);
        if (said.exit() != 0) {
            String all = said.all();
            throw new Unknown("%s: %s".formatted(look.command(), all.substring(all.lastIndexOf('\n') + 1)));
        }
        try {
            return JSON.readTree(said.out());
        } catch (JsonProcessingException e) {
            throw new Unknown("%s: the answer is no JSON".formatted(look.command()));
        }
    }
}
