package jp.mymovie.test.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.test.probe.OpenApi.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Sends every operation by every identity on every condition, and with every hostile value: that by a user who is let
 * through, so that it reaches what it is made for, and in a long run by each identity and on each condition too.
 */
final class Probe {
    private static final long SEED = 20261128;
    /** One of so many values meets another identity and condition, where not all do. */
    private static final int FEW = 10;

    private final ProbedEstate estate;
    private final RestApi gateway;
    private final OpenApi contract = new OpenApi();
    private final Tally tally = new Tally(contract);
    private final Map<String, Operation> operations =
            contract.operations().stream().collect(Collectors.toMap(Operation::id, Function.identity()));
    private final HostileBodies bodies = new HostileBodies(contract);
    private final HostileMethods methods = new HostileMethods(contract);
    private final Requests requests = new Requests(contract);
    private final Cast cast;
    private final Random random = new Random(SEED);
    private final boolean whole;
    private int sent;

    /** @param whole whether every value meets every identity and every condition, or a few of them */
    Probe(ProbedEstate estate, boolean whole) {
        this.estate = estate;
        this.gateway = estate.gateway();
        this.whole = whole;
        this.cast = new Cast(estate, (operation, ask) -> sent(ask.aimedAt(operation(operation))));
    }

    Tally tally() {
        return tally;
    }

    Cast cast() {
        return cast;
    }

    List<Operation> operations() {
        return contract.operations();
    }

    Operation operation(String id) {
        return Objects.requireNonNull(operations.get(id), id);
    }

    /** Sends all requests that aim at an operation. */
    void probe(Operation operation) {
        Hostile nothing = new Hostile("as described", ask -> ask);
        for (Identity identity : Identity.values()) {
            for (Conditional conditional : Conditional.values()) {
                ask(operation, nothing, identity, conditional);
            }
        }
        Identity suited = operation.id().equals("PUT_ME") ? Identity.WITHOUT_PROFILE : Identity.USER;
        for (Hostile hostile : hostile(operation)) {
            ask(operation, hostile, suited, Conditional.AS_WANTED);
            if (whole) {
                for (Identity identity : Identity.values()) {
                    ask(operation, hostile, identity, any(Conditional.values()));
                }
                for (Conditional conditional : Conditional.values()) {
                    ask(operation, hostile, suited, conditional);
                }
            } else if (random.nextInt(FEW) == 0) {
                ask(operation, hostile, any(Identity.values()), any(Conditional.values()));
            }
        }
    }

    private List<Hostile> hostile(Operation operation) {
        List<Hostile> hostile = new ArrayList<>(HostileParameters.of(operation));
        hostile.addAll(bodies.of(operation));
        hostile.addAll(methods.of(operation));
        return hostile;
    }

    private void ask(Operation operation, Hostile hostile, Identity identity, Conditional conditional) {
        Cast.Caller caller = cast.caller(identity, true);
        Ask base = described(operation, caller);
        String tag = conditional.needsTag() ? tag(base) : null;
        Ask ask = Requests.claimingOwn(operation, caller, conditional.on(hostile.on(base), tag));
        Response answer = sent(ask.named("%s, %s, %s".formatted(ask.what(), identity, conditional)));
        if (operation.id().equals("DELETE_ME") && answer.status() == 202
                || operation.id().equals("PUT_ME") && answer.status() == 201) {
            cast.spent(identity);
        } else if (operation.id().equals("DELETE_ENTRY") && answer.status() == 204) {
            cast.register(caller);
        }
    }

    private @Nullable String tag(Ask base) {
        Request read =
                new Ask(null, "", "GET", base.path(), base.values(), "", base.headers(), null).request("192.0.2.1");
        return estate.send(gateway, read).headers().first("etag");
    }

    /** A request as the contract describes it. */
    Ask described(Operation operation, Cast.Caller caller) {
        return requests.described(operation, caller);
    }

    /** Sends a request from an address of its own, and judges the answer. */
    Response sent(Ask ask) {
        Request request = ask.request("2001:db8::%x:%x".formatted(++sent >> 16, sent & 0xffff));
        return tally.addOfWell(ask, estate.send(gateway, request));
    }

    private <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
