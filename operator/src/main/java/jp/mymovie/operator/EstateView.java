package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;

/** The estate as {@code cdk.out/estate.json} describes it: its accounts, each with the profile that leads into it. */
final class EstateView {
    static final String EDGE = "us-east-1";

    private final JsonNode estate;
    private final List<Place> homes;

    /** @param profiles that the CLI knows; {@code <system>-<account>-look} is preferred to {@code <system>-<account>} */
    EstateView(Assembly assembly, Set<String> profiles) {
        estate = assembly.estate();
        homes = new ArrayList<>();
        List<Account> accounts = assembly.accounts();
        for (int index = 0; index < accounts.size(); index++) {
            String slug = estate.at("/accounts/%d/slug".formatted(index)).asText();
            String profile = "%s-%s".formatted(system(), slug);
            String looking = profile + "-look";
            homes.add(new Place(
                    accounts.get(index),
                    estate.path("homeRegion").asText(),
                    profiles.contains(looking) ? looking : profile));
        }
    }

    String system() {
        return estate.path("system").asText();
    }

    String domain() {
        return estate.path("domain").asText();
    }

    /** Each account in the home region. */
    List<Place> homes() {
        return List.copyOf(homes);
    }

    /** Accounts in each region in use. */
    List<Place> everywhere(List<Place> homes) {
        return homes.stream()
                .flatMap(home -> Stream.of(home, home.in(EDGE)).distinct())
                .toList();
    }

    /** The account that has a part in the estate which one account has. */
    Place only(String role) {
        return homes.stream()
                .filter(home -> home.account().role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'cdk.out/estate.json' must name an account of role '%s': run ./mymovie synth --quick"
                                .formatted(role)));
    }

    /** The accounts in which a stage of a service runs, production first. */
    List<Place> stages() {
        return homes.stream()
                .filter(home -> home.account().stage() != null)
                .sorted((one, other) -> Boolean.compare(isProduction(other), isProduction(one)))
                .toList();
    }

    static boolean isProduction(Place place) {
        return "prod".equals(place.account().stage());
    }

    /** True if users' addresses are exported for an operator's key. */
    boolean hasRecoveryKey() {
        return estate.path("recoveryKey").asBoolean();
    }

    /** Paths below {@code estate.recorded} that have no value yet. */
    List<String> unrecorded() {
        return estate.path("recorded")
                .valueStream()
                .filter(value -> !value.path("known").asBoolean())
                .map(value -> value.path("path").asText())
                .toList();
    }
}
