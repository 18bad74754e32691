package jp.mymovie.lab.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.mymovie.operations.checkup.Connections;
import jp.mymovie.operations.checkup.Estate;
import jp.mymovie.operations.checkup.Outside;

/**
 * The world as the examination sees it from outside, and what connects it to people.
 *
 * @param now moment of the look
 */
record WorldSeen(World world, Instant now) implements Outside, Connections {
    /** The examination visits as a guest. */
    private static final Set<Step> GUEST = EnumSet.complementOf(EnumSet.of(Step.SIGNED_IN));

    @Override
    public List<String> nameServers(String domain) {
        return world.delegated ? List.of("ns-1.awsdns-01.com", "ns-600.awsdns-11.net") : List.of("ns1.example");
    }

    @Override
    public Optional<Instant> certificateEnd(String host) {
        StageState stage = stage(host);
        return stage.isUnreachable() ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(stage.certificateDays)));
    }

    @Override
    public Optional<Trouble> site(Estate.Stage stage) {
        return Optional.ofNullable(stage(stage.host()).fails(GUEST))
                .map(step -> new Trouble(
                        "step %s failed".formatted(step.name().toLowerCase(Locale.ROOT)),
                        "the line of the probe's log"));
    }

    @Override
    public int status(String host, String path) {
        StageState stage = stage(host);
        return stage.isUnreachable() ? 0 : stage.catalogue != 200 ? stage.catalogue : stage.outcome(Call.SEARCH).status;
    }

    @Override
    public boolean keeps(String host, String path) {
        return stage(host).cacheKeeps;
    }

    private StageState stage(String host) {
        return world.stages.stream()
                .filter(stage -> host.equals(stage.names.account().host()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage has the host '%s'".formatted(host)));
    }

    @Override
    public Set<String> linkedAccounts(String region) {
        return world.names.accounts().stream()
                .map(account -> account.id())
                .filter(id -> !world.unlinked.contains(id))
                .collect(Collectors.toSet());
    }

    /** The drill's probe has its token. */
    @Override
    public boolean hasParameter(String region, String name) {
        return true;
    }

    @Override
    public Subscriptions subscriptions(String topicArn) {
        return world.subscriptionsConfirmed ? new Subscriptions(1, 0) : new Subscriptions(0, 1);
    }
}
